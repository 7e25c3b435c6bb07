import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** An inbound message and one profile it may come from. */
export interface AnswerCandidate {
  /** wamid of the inbound message. */
  inboundId: string;
  bucket: number;
  profileId: string;
  senderId: string;
  /** wamid it quotes. */
  quotedWamid: string | null;
}

/** The outbound message that an inbound one answers. */
export interface AnsweredMessage {
  bucket: number;
  profileId: string;
  messageId: string;
  journeyId: string | null;
  versionId: number | null;
  runId: string | null;
  activity: string | null;
  visit: number | null;
  /** It is the one quoted, and not just the latest. */
  quoted: boolean;
  /** One of the sender's messages to this person has no answer from Meta yet: its wamid is not known. */
  unresolved: boolean;
}

/**
 * Finds for each inbound message the outbound one it quotes, else the latest of that sender to that
 * person, over all profiles of the number. By the inbound message's wamid.
 */
export async function findAnsweredMessages(
  trx: Kysely<Database>,
  candidates: readonly AnswerCandidate[],
): Promise<Map<string, AnsweredMessage>> {
  if (candidates.length === 0) return new Map();
  const { rows } = await sql<{
    inbound_id: string;
    bucket: number;
    profile_id: string;
    id: string;
    journey_id: string | null;
    version_id: number | null;
    run_id: string | null;
    activity: string | null;
    visit: number | null;
    quoted: boolean;
    unresolved: boolean;
  }>`
    WITH sent AS (
      SELECT k.inbound_id, m.bucket, m.profile_id, m.id, m.journey_id, m.version_id, m.run_id,
             m.activity, m.visit, m.created_at, m.state,
             k.quoted IS NOT NULL AND (m.wamid = k.quoted OR EXISTS (
               SELECT 1 FROM attempt a
                WHERE a.bucket = m.bucket AND a.message_id = m.id AND a.wamid = k.quoted)) AS quoted
        FROM unnest(
               ${candidates.map((candidate) => candidate.inboundId)}::text[],
               ${candidates.map((candidate) => candidate.bucket)}::smallint[],
               ${candidates.map((candidate) => candidate.profileId)}::uuid[],
               ${candidates.map((candidate) => candidate.senderId)}::uuid[],
               ${candidates.map((candidate) => candidate.quotedWamid)}::text[]
             ) AS k (inbound_id, bucket, profile_id, sender_id, quoted)
        JOIN message m ON m.bucket = k.bucket AND m.profile_id = k.profile_id
                      AND m.sender_id = k.sender_id
       WHERE m.direction = 'out' AND m.state NOT IN ('excluded', 'refused')
    )
    SELECT DISTINCT ON (s.inbound_id) s.*,
           EXISTS (
             SELECT 1 FROM sent u JOIN outbox o ON o.bucket = u.bucket AND o.message_id = u.id
              WHERE u.inbound_id = s.inbound_id AND o.claim_epoch IS NOT NULL) AS unresolved
      FROM sent s
     ORDER BY s.inbound_id, coalesce(s.quoted, false) DESC, (s.state = 'queued'), s.created_at DESC`.execute(
    trx,
  );
  return new Map(
    rows.map((row) => [
      row.inbound_id,
      {
        bucket: row.bucket,
        profileId: row.profile_id,
        messageId: row.id,
        journeyId: row.journey_id,
        versionId: row.version_id,
        runId: row.run_id,
        activity: row.activity,
        visit: row.visit,
        quoted: row.quoted,
        unresolved: row.unresolved,
      },
    ]),
  );
}
