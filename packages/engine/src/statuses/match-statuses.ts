import { parseEcho, type StatusUpdate } from '@waypost/whatsapp/cloud-api';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { findProfiles, personKey } from '../inbound/address-book.ts';
import { bucketOf } from '../profiles/profile-id.ts';

/** A status and the message it may belong to; whether such a message exists is found when it is locked. */
export interface MatchedStatus {
  update: StatusUpdate;
  bucket: number;
  messageId: string;
  /** Attempt, from the echo. */
  n: number | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Finds the messages of statuses: by their echo, else by wamid among the recipient's messages. */
export async function matchStatuses(
  trx: Kysely<Database>,
  updates: readonly StatusUpdate[],
): Promise<{ matched: MatchedStatus[]; unmatched: StatusUpdate[] }> {
  const matched: MatchedStatus[] = [];
  const silent: StatusUpdate[] = [];
  for (const update of updates) {
    const echo = parseEcho(update.callbackData);
    if (echo !== null && uuid.test(echo.messageId)) {
      const { messageId, attempt } = echo;
      matched.push({ update, bucket: bucketOf(messageId), messageId, n: attempt });
    } else {
      silent.push(update);
    }
  }
  if (silent.length === 0) return { matched, unmatched: [] };
  const byWamid = await findByWamid(trx, silent);
  const unmatched: StatusUpdate[] = [];
  for (const update of silent) {
    const found = byWamid.get(update.wamid);
    if (found) matched.push({ update, ...found });
    else unmatched.push(update);
  }
  return { matched, unmatched };
}

async function findByWamid(
  trx: Kysely<Database>,
  updates: readonly StatusUpdate[],
): Promise<Map<string, { bucket: number; messageId: string; n: number | null }>> {
  const persons = updates.map(({ recipientId, userId }) => ({ waId: recipientId, userId }));
  const profiles = await findProfiles(trx, persons);
  const candidates = updates.flatMap((update) =>
    (profiles.get(personKey({ waId: update.recipientId, userId: update.userId })) ?? []).map(
      (profile) => ({ ...profile, wamid: update.wamid }),
    ),
  );
  if (candidates.length === 0) return new Map();
  const { rows } = await sql<{ wamid: string; bucket: number; id: string; n: number | null }>`
    SELECT k.wamid, m.bucket, m.id, a.n
      FROM unnest(
             ${candidates.map((candidate) => candidate.bucket)}::smallint[],
             ${candidates.map((candidate) => candidate.profileId)}::uuid[],
             ${candidates.map((candidate) => candidate.wamid)}::text[]
           ) AS k (bucket, profile_id, wamid)
      JOIN message m ON m.bucket = k.bucket AND m.profile_id = k.profile_id AND m.direction = 'out'
      LEFT JOIN attempt a ON a.bucket = m.bucket AND a.message_id = m.id AND a.wamid = k.wamid
     WHERE m.wamid = k.wamid OR a.wamid IS NOT NULL`.execute(trx);
  return new Map(
    rows.map((row) => [row.wamid, { bucket: row.bucket, messageId: row.id, n: row.n }]),
  );
}
