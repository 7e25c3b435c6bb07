import { classify } from '@waypost/whatsapp';
import type {
  AccountNewsUpdate,
  AccountUpdate,
  SendingErrorUpdate,
} from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { pauseSenders } from '../dispatch/pause-senders.ts';
import { releaseLimit } from '../dispatch/release-waiting.ts';
import { resumeSenders } from '../dispatch/resume-senders.ts';
import {
  applyNumberName,
  applyNumberQuality,
  askForCheck,
  setAccountStatus,
  setMessagingLimit,
  setUsername,
} from '../senders/index.ts';
import { applyTemplateUpdates } from '../templates/index.ts';
import { findNewsSenders, type NewsSender } from './find-news-senders.ts';
import { keepNotices } from './keep-notices.ts';
import { noticeOf } from './notice.ts';

/** An update about an account, and the sender whose webhook brought it. */
export interface ReceivedNews {
  update: AccountNewsUpdate;
  senderId: string;
}

/** Codes of pauses that Meta's own news about an account begin and end. */
const accountLocked = 131031;
const policyBlock = 368;
const nameMissing = 131037;

/**
 * Keeps what Meta says about accounts, numbers, templates and Flows, each once, and does what it means.
 * News that is older than what is known of the same thing is kept and changes nothing. Says whether
 * messages that waited may leave now.
 */
export async function applyAccountNews(
  trx: Kysely<Database>,
  received: readonly ReceivedNews[],
  now: number,
): Promise<{ released: boolean }> {
  if (received.length === 0) return { released: false };
  const senders = await findNewsSenders(trx);
  const placed = received.flatMap(({ update, senderId }) => {
    const at = placeOf(update, senderId, senders);
    const notice = noticeOf(at.update, at.senderId, now);
    return notice === null ? [] : [{ ...at, notice }];
  });
  const current = await keepNotices(
    trx,
    placed.map(({ notice }) => notice),
    now,
  );
  const news = placed
    .filter(({ notice }) => current.has(notice.key))
    .toSorted((a, b) => a.notice.at - b.notice.at);
  await applyTemplateUpdates(
    trx,
    news.flatMap(({ update }) => ('templateId' in update ? [update] : [])),
    now,
  );
  let released = news.some(({ update }) => update.kind === 'template_status');
  for (const { update, senderId } of news) {
    // One after the other: a restriction and its end may come together.
    // oxlint-disable-next-line no-await-in-loop
    if (await applyOne(trx, update, senderId, now)) released = true;
  }
  return { released };
}

/**
 * Which account and number an update is about. An account we don't know by this id (Meta names the
 * portfolio in some fields) is that of the sender whose webhook brought it.
 */
function placeOf(
  update: AccountNewsUpdate,
  receiverId: string,
  senders: readonly NewsSender[],
): { update: AccountNewsUpdate; senderId: string | null } {
  const receiver = senders.find(({ id }) => id === receiverId);
  const known =
    senders.find(({ wabaId }) => wabaId === update.accountId) ??
    senders.find(({ portfolioId }) => portfolioId === update.accountId) ??
    receiver;
  const accountId = known?.wabaId ?? update.accountId;
  if (update.kind === 'sending_error')
    return { update: { ...update, accountId }, senderId: receiverId };
  const number =
    'displayPhoneNumber' in update ? update.displayPhoneNumber.replace(/\D/g, '') : null;
  const ofNumber = senders.find(
    (sender) => sender.wabaId === accountId && sender.number === number,
  );
  return { update: { ...update, accountId }, senderId: ofNumber?.id ?? null };
}

async function applyOne(
  trx: Kysely<Database>,
  update: AccountNewsUpdate,
  senderId: string | null,
  now: number,
): Promise<boolean> {
  const wabaId = update.accountId;
  const ofNumber = senderId === null ? { wabaId } : { senderIds: [senderId] };
  switch (update.kind) {
    case 'number_quality':
      await applyNumberQuality(trx, { ...update, wabaId }, now);
      if (update.messagingLimit !== null) await widenLimit(trx, wabaId, now);
      if (update.event !== 'THROUGHPUT_UPGRADE') return update.messagingLimit !== null;
      await resumeSenders(trx, ofNumber, { scopes: ['throughput'] }, now);
      return true;
    case 'number_name':
      await applyNumberName(trx, { ...update, wabaId, requestedName: update.name }, now);
      if (update.decision !== 'APPROVED') return false;
      await resumeSenders(trx, ofNumber, { scopes: ['number'], codes: [nameMissing] }, now);
      return true;
    case 'account':
      return applyAccount(trx, update, now);
    case 'account_review':
      await setAccountStatus(trx, wabaId, update.decision, now);
      if (update.decision === 'APPROVED') return endAccountPause(trx, wabaId, now);
      if (update.decision === 'REJECTED') {
        await pauseAccount(trx, wabaId, 'Meta rejected this WhatsApp Business Account.', null, now);
      }
      return false;
    case 'capability':
      if (update.messagingLimit === null) return false;
      await setMessagingLimit(trx, wabaId, update.messagingLimit);
      await widenLimit(trx, wabaId, now);
      return true;
    case 'username':
      await setUsername(trx, {
        wabaId,
        displayPhoneNumber: update.displayPhoneNumber,
        username: update.status === 'deleted' ? null : update.username,
      });
      return false;
    case 'sending_error':
      await pauseByError(trx, update, senderId, now);
      return false;
    case 'account_alert':
      await askForCheck(trx, wabaId, now);
      return false;
    case 'template_status':
    case 'template_quality':
    case 'template_category':
    case 'template_components':
    case 'security':
    case 'flow':
    case 'other':
      return false;
  }
}

async function applyAccount(
  trx: Kysely<Database>,
  update: AccountUpdate,
  now: number,
): Promise<boolean> {
  const { accountId: wabaId, event, ban } = update;
  if (event === 'ACCOUNT_RESTRICTION') {
    await restrict(trx, update, now);
  } else if (event === 'ACCOUNT_DELETED') {
    await setAccountStatus(trx, wabaId, 'DELETED', now);
    await pauseAccount(trx, wabaId, 'This WhatsApp Business Account was deleted.', null, now);
  } else if (event === 'DISABLED_UPDATE' && ban !== null) {
    await setAccountStatus(trx, wabaId, ban.state, now);
    if (ban.state === 'REINSTATE') return endAccountPause(trx, wabaId, now);
    if (ban.state === 'DISABLE') {
      await pauseAccount(trx, wabaId, 'Meta disabled this WhatsApp Business Account.', null, now);
    }
  } else {
    await askForCheck(trx, wabaId, now);
  }
  return false;
}

/** Kinds of restriction that keep messages from leaving; others are only told. */
const sendingRestrictions = new Set([
  'RESTRICTED_BIZ_INITIATED_MESSAGING',
  'RESTRICTED_CUSTOMER_INITIATED_MESSAGING',
]);

async function restrict(trx: Kysely<Database>, update: AccountUpdate, now: number): Promise<void> {
  const { accountId: wabaId } = update;
  const ends = update.restrictions
    .filter(({ type }) => sendingRestrictions.has(type))
    .map(({ endsAt }) => endsAt);
  const open = ends.filter((endsAt) => endsAt === null || endsAt > now);
  if (open.length === 0) {
    await askForCheck(trx, wabaId, now);
    return;
  }
  await setAccountStatus(trx, wabaId, 'RESTRICTED', now);
  const until = open.includes(null) ? null : Math.max(...open.flatMap((endsAt) => endsAt ?? []));
  await pauseSenders(
    trx,
    { wabaId },
    {
      scope: 'account',
      code: policyBlock,
      reason: 'Meta restricts what this WhatsApp Business Account may send.',
      until,
    },
    now,
  );
}

async function pauseAccount(
  trx: Kysely<Database>,
  wabaId: string,
  reason: string,
  until: number | null,
  now: number,
): Promise<void> {
  await pauseSenders(
    trx,
    { wabaId },
    { scope: 'account', code: accountLocked, reason, until },
    now,
  );
}

async function endAccountPause(
  trx: Kysely<Database>,
  wabaId: string,
  now: number,
): Promise<boolean> {
  const codes = [accountLocked, policyBlock];
  await resumeSenders(trx, { wabaId }, { scopes: ['account'], codes }, now);
  return true;
}

async function widenLimit(trx: Kysely<Database>, wabaId: string, now: number): Promise<void> {
  const senders = await findNewsSenders(trx);
  const portfolios = senders
    .filter((sender) => sender.wabaId === wabaId)
    .map(({ portfolioId }) => portfolioId ?? wabaId);
  await releaseLimit(trx, [...new Set(portfolios)], now);
}

/** A failure of no message in particular: what it pauses is paused as if a send had met it. */
async function pauseByError(
  trx: Kysely<Database>,
  { accountId: wabaId, errors }: SendingErrorUpdate,
  senderId: string | null,
  now: number,
): Promise<void> {
  for (const { code } of errors) {
    const { pause, text: reason } = classify(code);
    if (pause === null || senderId === null) continue;
    const until = pause.ms === null ? null : now + pause.ms;
    // oxlint-disable-next-line no-await-in-loop
    await pauseSenders(
      trx,
      pause.scope === 'account' ? { wabaId } : { senderIds: [senderId] },
      { scope: pause.scope, code, reason, until },
      now,
    );
  }
}
