import { waitingBySender, type WaitingMessages } from '@waypost/engine/dispatch';
import type { NoticeRow } from '@waypost/engine/news';
import { setupsBySender } from '@waypost/engine/sender-setups';
import { peopleReached, queuedBySender, type SenderRow } from '@waypost/engine/senders';

import { publicAddress } from '../sender-setup/public-address.ts';
import type { ApiDependencies } from './dependencies.ts';
import { iso } from './instants.ts';

/** What stands beside the rows of senders. */
interface Surroundings {
  queued: ReadonlyMap<string, number>;
  reached: ReadonlyMap<string, number>;
  setups: ReadonlyMap<string, string>;
  waiting: ReadonlyMap<string, WaitingMessages[]>;
  address: string | null;
}

/** Senders as the API shows them. */
export async function senderShapes(deps: ApiDependencies, rows: readonly SenderRow[]) {
  const [queued, reached, setups, waiting] = await Promise.all([
    queuedBySender(deps.db),
    peopleReached(deps.db, deps.now()),
    setupsBySender(deps.db),
    waitingBySender(deps.db),
  ]);
  const around = { queued, reached, setups, waiting, address: publicAddress(deps) };
  return rows.map((row) => senderOf(row, around));
}

export async function senderShape(deps: ApiDependencies, row: SenderRow) {
  const [shape] = await senderShapes(deps, [row]);
  if (shape === undefined) throw new Error('one sender has one shape');
  return shape;
}

function senderOf(row: SenderRow, around: Surroundings) {
  const { queued, reached, setups, waiting, address } = around;
  const webhookPath = `/webhooks/whatsapp/${row.id}`;
  return {
    id: row.id,
    name: row.name,
    connection: row.connection,
    phoneNumberId: row.phone_number_id,
    wabaId: row.waba_id,
    portfolioId: row.portfolio_id,
    appId: row.app_id,
    displayPhoneNumber: row.display_phone_number,
    verifiedName: row.verified_name,
    messagesPerSecond: row.messages_per_second,
    quality: row.quality,
    pausedAt: iso(row.paused_at),
    pauseReason: row.pause_reason,
    pauseScope: row.pause_scope,
    pauseCode: row.pause_code,
    pausedUntil: iso(row.paused_until),
    lastWebhookAt: iso(row.last_webhook_at),
    webhookPath,
    webhookUrl: address === null || row.connection === 'simulator' ? null : address + webhookPath,
    verifyToken: row.verify_token,
    policiesConfirmedAt: iso(row.policies_confirmed_at),
    policiesConfirmedBy: row.policies_confirmed_by,
    health: healthOf(row, reached.get(row.portfolio_id ?? row.waba_id) ?? 0),
    waiting: (waiting.get(row.id) ?? []).map((kept) => ({ ...kept, nextAt: iso(kept.nextAt) })),
    setupId: setups.get(row.id) ?? null,
    queued: queued.get(row.id) ?? 0,
    createdAt: iso(row.created_at),
  };
}

function healthOf(row: SenderRow, limitUsed: number) {
  return {
    status: row.status,
    nameStatus: row.name_status,
    throughputLevel: row.throughput_level,
    messagingLimit: row.messaging_limit,
    limitUsed,
    accountStatus: row.account_status,
    accountMode: row.account_mode,
    subscribed: row.subscribed,
    tokenExpiresAt: iso(row.token_expires_at),
    tokenProblem: row.token_problem,
    username: row.username,
    problems: row.health,
    handshakeAt: iso(row.handshake_at),
    signatureFailedAt: iso(row.signature_failed_at),
    checkedAt: iso(row.checked_at),
  };
}

/** Parts of a notice that say in words what it is about; Meta's value differs by kind. */
const telling = ['name', 'description', 'reason', 'message', 'username', 'messagingLimit'];

export function noticeShape(row: NoticeRow) {
  const words = telling.flatMap((part) => {
    const value = row.detail[part];
    return typeof value === 'string' && value !== '' && value !== 'NONE' ? [value] : [];
  });
  return {
    id: String(row.id),
    kind: row.kind,
    severity: row.severity,
    code: row.code,
    about: words.join(' · '),
    at: iso(row.occurred_at),
  };
}
