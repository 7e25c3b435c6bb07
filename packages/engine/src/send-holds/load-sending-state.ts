import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { receiverKey } from '../inbound/keep-receiver.ts';
import type { Discard } from './discard.ts';
import type { SendMarks } from './send-marks.ts';

/** Row of `installation` that says which database this is. */
export const sendingKey = 'sending';

/** Which server the database lives on, and which of its histories it follows. */
export interface ServerIdentity {
  systemId: string;
  timeline: string;
}

/** What the database knows of sending. */
export interface SendingState {
  /** 0 before anything was noted. */
  generation: number;
  /** Null when it was never noted. */
  identity: ServerIdentity | null;
  /** By sender; those that never claimed are there too. */
  marks: ReadonlyMap<string, SendMarks>;
  isHeld: boolean;
  /** Null when nothing was ever discarded. */
  discard: Discard | null;
  /** The last sign of life of whoever worked on this database, ms since the epoch; 0 for none. */
  lastSeenAt: number;
}

export async function loadSendingState(db: Kysely<Database>): Promise<SendingState> {
  const { rows } = await sql<{
    generation: number | null;
    system_id: string | null;
    timeline: string | null;
    is_held: boolean;
    lost_until: Date | null;
    released_at: Date | null;
    last_seen: Date | null;
    marks: { sender: string; claims: number; triggered: number; heard: number }[];
  }>`
    SELECT (i.value->>'generation')::int AS generation, i.value->>'systemId' AS system_id,
           i.value->>'timeline' AS timeline,
           EXISTS (SELECT FROM send_hold WHERE released_at IS NULL) AS is_held,
           (SELECT max(lost_until) FROM send_hold WHERE decision = 'discard') AS lost_until,
           (SELECT max(released_at) FROM send_hold WHERE decision = 'discard') AS released_at,
           (SELECT max(seen) FROM (
              SELECT expires_at AS seen FROM sender_lease WHERE expires_at > '-infinity'
              UNION ALL SELECT updated_at FROM installation WHERE key = ${receiverKey}) AS life) AS last_seen,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                     'sender', s.id, 'claims', coalesce(c.n, 0), 'triggered', coalesce(t.n, 0),
                     'heard', coalesce(floor(extract(epoch FROM w.heard_at) * 1000), 0))), '[]')
              FROM sender s
              LEFT JOIN send_mark c ON c.sender_id = s.id AND c.kind = 'claims'
              LEFT JOIN send_mark t ON t.sender_id = s.id AND t.kind = 'triggered'
              LEFT JOIN sender_witness w ON w.sender_id = s.id) AS marks
      FROM (VALUES (1)) AS one LEFT JOIN installation i ON i.key = ${sendingKey}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('the state of sending is one row');
  const generation = row.generation ?? 0;
  return {
    generation,
    identity:
      row.system_id === null || row.timeline === null
        ? null
        : { systemId: row.system_id, timeline: row.timeline },
    marks: new Map(
      row.marks.map(({ sender, claims, triggered, heard }) => [
        sender,
        { generation, claims, triggered, heard },
      ]),
    ),
    isHeld: row.is_held,
    discard:
      row.lost_until === null || row.released_at === null
        ? null
        : { lostUntil: row.lost_until.getTime(), releasedAt: row.released_at.getTime() },
    lastSeenAt: row.last_seen?.getTime() ?? 0,
  };
}
