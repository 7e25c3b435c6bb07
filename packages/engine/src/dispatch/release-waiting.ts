import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database, WaitReason } from '../database/schema.ts';

/** Makes everything due that these senders keep waiting for this reason. */
export async function releaseWaiting(
  trx: Kysely<Database>,
  senderIds: readonly string[],
  waitsFor: WaitReason,
  now: number,
): Promise<void> {
  if (senderIds.length === 0) return;
  await release(
    trx,
    sql`SELECT o.bucket, o.message_id FROM outbox o
         WHERE o.sender_id = ANY (${[...senderIds]}::uuid[]) AND o.waits_for = ${waitsFor}`,
    now,
  );
}

/** Makes everything due that waited because these templates were paused: they are approved again. */
export async function releaseTemplates(
  trx: Kysely<Database>,
  templates: readonly { wabaId: string; name: string; language: string }[],
  now: number,
): Promise<void> {
  if (templates.length === 0) return;
  await release(
    trx,
    sql`SELECT o.bucket, o.message_id
          FROM unnest(
                 ${templates.map((template) => template.wabaId)}::text[],
                 ${templates.map((template) => template.name)}::text[],
                 ${templates.map((template) => template.language)}::text[]
               ) AS t (waba_id, name, language)
          JOIN sender s ON s.waba_id = t.waba_id
          JOIN outbox o ON o.sender_id = s.id AND o.waits_for = 'template'
          JOIN message m ON m.bucket = o.bucket AND m.id = o.message_id
                        AND m.created_at = o.message_created_at
                        AND m.template_name = t.name AND m.language = t.language`,
    now,
  );
}

/** Makes everything due that waited for a place in these portfolios' limits: more is allowed now. */
export async function releaseLimit(
  trx: Kysely<Database>,
  portfolioIds: readonly string[],
  now: number,
): Promise<void> {
  if (portfolioIds.length === 0) return;
  await release(
    trx,
    sql`SELECT o.bucket, o.message_id
          FROM sender s JOIN outbox o ON o.sender_id = s.id AND o.waits_for = 'limit'
         WHERE coalesce(s.portfolio_id, s.waba_id) = ANY (${[...portfolioIds]}::text[])`,
    now,
  );
}

/** In key order; rows that somebody holds at this moment are looked at anyway. */
async function release(
  trx: Kysely<Database>,
  waiting: RawBuilder<unknown>,
  now: number,
): Promise<void> {
  await sql`
    WITH waiting AS MATERIALIZED (${waiting}), held AS MATERIALIZED (
      SELECT o.bucket, o.message_id
        FROM outbox o JOIN waiting w ON w.bucket = o.bucket AND w.message_id = o.message_id
       ORDER BY o.bucket, o.message_id
         FOR UPDATE OF o SKIP LOCKED
    )
    UPDATE outbox o SET due_at = ${new Date(now)}
      FROM held WHERE o.bucket = held.bucket AND o.message_id = held.message_id`.execute(trx);
}
