import type { SetupStep } from '@waypost/api';
import { getMessage } from '@waypost/engine/messages';
import type { SenderSetupRow } from '@waypost/engine/sender-setups';
import { getSender, type SenderRow } from '@waypost/engine/senders';

import type { ApiDependencies } from './dependencies.ts';
import { iso } from './instants.ts';
import { senderShape } from './sender-shape.ts';

/** A set-up as the API shows it: no secret, and the first step that is not done. */
export async function setupShape(deps: ApiDependencies, setup: SenderSetupRow) {
  const sender = setup.sender_id === null ? undefined : await getSender(deps.db, setup.sender_id);
  return {
    id: setup.id,
    numberKind: setup.number_kind,
    step: stepOf(setup, sender),
    appId: setup.app_id,
    hasAppSecret: setup.app_secret !== null,
    hasToken: setup.token !== null,
    portfolioId: setup.portfolio_id,
    wabaId: setup.waba_id,
    accountName: setup.account_name,
    sender: sender === undefined ? null : await senderShape(deps, sender),
    repairs: setup.repairs,
    sendOnly: setup.send_only,
    test: await testOf(deps, setup),
    createdAt: iso(setup.created_at),
    createdBy: setup.created_by,
    updatedAt: iso(setup.updated_at),
  };
}

function stepOf(setup: SenderSetupRow, sender: SenderRow | undefined): SetupStep | 'done' {
  if (!setup.credentials_ok) return 'credentials';
  if (setup.waba_id === null) return 'account';
  if (sender === undefined) return 'number';
  const hasWebhook = sender.subscribed === true && sender.handshake_at !== null;
  if (!hasWebhook && !setup.send_only) return 'webhook';
  if (sender.policies_confirmed_at === null) return 'rules';
  return setup.test_message_id === null ? 'test' : 'done';
}

async function testOf(deps: ApiDependencies, { test_message_id: messageId }: SenderSetupRow) {
  const message = messageId === null ? undefined : await getMessage(deps.db, messageId);
  if (messageId === null || message === undefined) return null;
  return {
    messageId,
    state: message.failed_at === null ? message.state : 'failed',
    failureCode: message.failure_code,
    failureText: message.failure_text,
    exclusion: message.exclusion,
    sentAt: iso(message.created_at),
  };
}
