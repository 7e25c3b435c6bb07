import { sql, type Kysely } from 'kysely';

import type { Database, SenderHealthProblem } from '../database/schema.ts';
import { releaseLimit } from '../dispatch/release-waiting.ts';
import { maySend, type SenderReading } from './read-sender.ts';
import { resumeAfterReading } from './resume-after-reading.ts';
import type { SenderRow } from './sender.ts';
import { setMessagingLimit } from './set-messaging-limit.ts';

/** What a review may say. Restrictions and bans are told by webhooks: only a clean bill of health undoes them. */
const reviewStatuses = sql`('APPROVED', 'PENDING', 'REJECTED', 'DEFERRED')`;

/**
 * Stores what Meta said of a sender; parts that could not be read stay as they were. Portfolio and app are learned
 * where they were not known. Pauses whose cause is gone end. Answers whether messages that waited may leave now: then
 * the dispatcher is to be woken after the commit.
 */
export async function saveReading(
  trx: Kysely<Database>,
  sender: Pick<SenderRow, 'id' | 'waba_id' | 'portfolio_id' | 'messaging_limit'>,
  reading: SenderReading,
  now: number,
): Promise<boolean> {
  const { token, number, account } = reading;
  const tokenProblem = reading.tokenChecks.find(({ state }) => state === 'problem')?.code ?? null;
  const isTokenKnown = token !== null || tokenProblem === 'secret_wrong';
  const at = new Date(now);
  await sql`
    UPDATE sender
       SET display_phone_number = coalesce(${number?.displayPhoneNumber ?? null}, display_phone_number),
           verified_name = coalesce(${number?.verifiedName ?? null}, verified_name),
           quality = coalesce(${number?.qualityRating ?? null}, quality),
           status = coalesce(${number?.status ?? null}, status),
           name_status = coalesce(${number?.nameStatus ?? null}, name_status),
           throughput_level = coalesce(${number?.throughputLevel ?? null}, throughput_level),
           account_mode = coalesce(${number?.accountMode ?? null}, account_mode),
           account_status = CASE WHEN account_status IN ${reviewStatuses} OR ${maySend(reading)}
                                 THEN coalesce(${account?.reviewStatus ?? null}, account_status)
                                 ELSE account_status END,
           portfolio_id = coalesce(portfolio_id, ${account?.owner?.id ?? null}),
           app_id = coalesce(app_id, ${token?.appId ?? null}),
           health = ${number === null ? sql`health` : JSON.stringify(problemsOf(reading))},
           subscribed = coalesce(${reading.subscribed}, subscribed),
           token_expires_at = CASE WHEN ${token !== null} THEN ${dateOf(token?.expiresAt)}::timestamptz
                                   ELSE token_expires_at END,
           token_problem = CASE WHEN ${isTokenKnown} THEN ${tokenProblem} ELSE token_problem END,
           token_checked_at = CASE WHEN ${isTokenKnown} THEN ${at}::timestamptz ELSE token_checked_at END,
           checked_at = CASE WHEN ${number !== null} THEN ${at}::timestamptz ELSE checked_at END
     WHERE id = ${sender.id}`.execute(trx);
  const limit = number?.messagingLimit ?? account?.messagingLimit ?? null;
  const isNewLimit = limit !== null && limit !== sender.messaging_limit;
  if (isNewLimit) {
    await setMessagingLimit(trx, sender.waba_id, limit);
    await releaseLimit(trx, [sender.portfolio_id ?? account?.owner?.id ?? sender.waba_id], now);
  }
  return (await resumeAfterReading(trx, sender.id, reading, now)) || isNewLimit;
}

function dateOf(at: number | null | undefined): Date | null {
  return at === null || at === undefined ? null : new Date(at);
}

function problemsOf({ number, account }: SenderReading): SenderHealthProblem[] {
  const entities = [...(number?.health?.entities ?? []), ...(account?.health?.entities ?? [])];
  const problems = entities.flatMap((entity) =>
    entity.errors.map((error) => ({ entity: entity.type, canSend: entity.canSend, ...error })),
  );
  return [...new Map(problems.map((one) => [`${one.entity} ${one.code}`, one])).values()];
}
