import { sql } from 'kysely';

import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { AdvanceResult } from '../advance/advance-runs.ts';
import type { EngineContext } from '../engine-context.ts';
import { exclusionFor, type ExclusionReason } from '../exclusions/exclusion.ts';
import type { DispatchSender } from '../leases/load-senders.ts';
import { claimDueMessages, type ClaimScope, type DueMessage } from './claim-due-messages.ts';
import { excludeClaimed } from './exclude-claimed.ts';
import { inKeyOrder, type AttemptedMessage, type SentMessage } from './attempted-message.ts';
import { raiseSignals } from './raise-signals.ts';
import { reserveNumbers } from './reserve-numbers.ts';
import { settleRuns } from './settle-runs.ts';
import { writeAttempts } from './write-attempts.ts';

/** A message on its way: claimed, its attempt written and committed. */
export interface ClaimedMessage extends AttemptedMessage {
  payload: Record<string, unknown>;
}

export interface Claim {
  claimed: ClaimedMessage[];
  excluded: number;
}

/**
 * Claims what may leave now and excludes what may not, in one transaction that is on disk when this
 * returns: a message is never on its way without our knowing.
 */
export async function claim(
  context: EngineContext,
  sender: DispatchSender,
  scope: Pick<ClaimScope, 'epoch' | 'busyNumbers' | 'limit'>,
): Promise<Claim> {
  const now = context.now();
  const done = await transact(context.db, async (trx) => {
    const tally = new DeltaTally();
    await sql`SET LOCAL synchronous_commit TO on`.execute(trx);
    const due = await claimDueMessages(
      trx,
      { ...scope, senderId: sender.id, wabaId: sender.waba_id, owner: context.instanceId },
      now,
    );
    if (due.length === 0) return null;
    const { sendable, excluded } = sort(due, sender, now);
    const holders = await reserveNumbers(trx, sendable.flatMap(reservationOf), now);
    const claimed: ClaimedMessage[] = [];
    for (const message of sendable) {
      const value = reservationOf(message)[0]?.value;
      if (value !== undefined && holders.get(value) !== message.profile_id) {
        excluded.push({ message, reason: 'same_number' });
      } else {
        claimed.push(claimedMessage(message));
      }
    }
    await writeAttempts(trx, { senderId: sender.id, epoch: scope.epoch }, inKeyOrder(claimed), now);
    const moved = await exclude({ trx, versions: context.versions, tally }, excluded, now);
    await appendDeltas(trx, tally);
    return { claimed, excluded: excluded.length, moved, tally };
  });
  if (done === null) return { claimed: [], excluded: 0 };
  raiseSignals(context.signals, done.moved, done.tally, now);
  return { claimed: done.claimed, excluded: done.excluded };
}

interface Sorted {
  sendable: (DueMessage & { phone: string })[];
  excluded: { message: DueMessage; reason: ExclusionReason }[];
}

function sort(due: readonly DueMessage[], sender: DispatchSender, now: number): Sorted {
  const sorted: Sorted = { sendable: [], excluded: [] };
  const busy = new Set<string>();
  for (const message of due) {
    const reason = exclusionFor(factsOf(message, sender), now);
    if (reason !== null) sorted.excluded.push({ message, reason });
    else if (message.phone !== null && !busy.has(message.phone)) {
      // One at a time per person; a second message stays due until the first has its answer.
      busy.add(message.phone);
      sorted.sendable.push({ ...message, phone: message.phone });
    }
  }
  return sorted;
}

async function exclude(
  work: Parameters<typeof settleRuns>[0],
  excluded: readonly { message: DueMessage; reason: ExclusionReason }[],
  now: number,
): Promise<AdvanceResult> {
  const rows = inKeyOrder(
    excluded.map(({ message, reason }) => ({ ...sentMessage(message), reason })),
  );
  await excludeClaimed(work.trx, rows);
  for (const { versionId, activity, reason } of rows) {
    if (versionId !== null && activity !== null) {
      work.tally.add(versionId, activity, `excluded:${reason}`);
    }
  }
  return settleRuns(
    work,
    rows.map((message) => ({
      message,
      trigger:
        message.reason === 'expired'
          ? { kind: 'dispatched', outcome: 'expired', reason: message.reason }
          : { kind: 'dispatched', outcome: 'excluded', reason: message.reason },
    })),
    now,
  );
}

function factsOf(message: DueMessage, sender: DispatchSender): Parameters<typeof exclusionFor>[0] {
  return {
    connection: sender.connection,
    demo: message.demo,
    phone: message.phone,
    templateStatus: message.template_status,
    category: message.template_category ?? message.category,
    // A run that has finished may still have a message that is tried again after a reported failure.
    journeyGoesOn: message.journey_status !== 'stopped' && message.run_status !== 'exited',
    expiresAt: message.expires_at?.getTime() ?? null,
    marketingConsent: message.marketing_consent,
    serviceConsent: message.service_consent,
    suppressed: message.suppressed ?? [],
    enteredByEvent: message.entered_by_event ?? false,
  };
}

function reservationOf(
  message: DueMessage & { phone: string },
): { value: string; bucket: number; profileId: string }[] {
  if (message.journey_id === null || message.entry_key === null) return [];
  const value = `${message.journey_id}:${message.entry_key}:${message.phone}`;
  return [{ value, bucket: message.bucket, profileId: message.profile_id }];
}

function sentMessage(message: DueMessage): SentMessage {
  return {
    bucket: message.bucket,
    messageId: message.message_id,
    createdAt: message.message_created_at,
    versionId: message.version_id,
    runId: message.run_id,
    activity: message.activity,
    visit: message.visit,
  };
}

function claimedMessage(message: DueMessage & { phone: string }): ClaimedMessage {
  return {
    ...sentMessage(message),
    n: message.attempts + 1,
    profileId: message.profile_id,
    number: message.phone,
    template:
      message.template_name === null || message.language === null
        ? null
        : { name: message.template_name, language: message.language },
    payload: message.payload,
  };
}
