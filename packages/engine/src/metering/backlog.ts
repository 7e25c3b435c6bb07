import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Messages of a sender that have not left yet. */
export interface QueuedMessages {
  senderId: string;
  lane: 'triggered' | 'bulk';
  messages: number;
  /** Of these, how many wait for something else than their turn: a limit, a template, a pause. */
  waiting: number;
  /** How long the oldest one whose turn it is has been due, seconds; 0 when none is. */
  ageSeconds: number;
}

/** Who may send a sender's messages at this moment. */
export interface SenderOwner {
  senderId: string;
  /** The engine's instance; null while nobody has it. */
  owner: string | null;
  /** Nothing of it may leave: somebody or Meta paused it. */
  paused: boolean;
}

/** Runs whose time has come, by why they are due. */
export interface DueRuns {
  lane: 'woken' | 'time' | 'launched';
  /** How long the longest overdue one has been, seconds. */
  lagSeconds: number;
}

/** What waits in the database, for all processes together. */
export interface Backlog {
  queued: QueuedMessages[];
  owners: SenderOwner[];
  runs: DueRuns[];
  /** Webhooks stored and not worked off, and how long ago the oldest was stored, seconds. */
  webhooks: { stored: number; ageSeconds: number };
  /** Messages of which nobody knows whether they left, by sender. */
  unknown: { senderId: string; messages: number }[];
  deadLetters: { kind: string; letters: number }[];
}

const runLanes = ['woken', 'time', 'launched'] as const;

/** Reads what waits. Counts what is queued: with millions of messages in the outbox that takes a moment. */
export async function backlogOf(db: Kysely<Database>, now: number): Promise<Backlog> {
  const at = new Date(now);
  const [queued, owners, runs, webhooks, unknown, deadLetters] = await Promise.all([
    sql<{ sender_id: string; lane: number; messages: number; waiting: number; age: number }>`
      SELECT sender_id, lane, count(*) AS messages, count(waits_for) AS waiting,
             coalesce(greatest(0, extract(epoch FROM ${at} - min(due_at) FILTER (WHERE waits_for IS NULL))), 0)::float8 AS age
        FROM outbox GROUP BY sender_id, lane`.execute(db),
    sql<{ id: string; owner: string | null; paused: boolean }>`
      SELECT s.id, CASE WHEN l.expires_at > clock_timestamp() THEN l.owner END AS owner,
             s.paused_at IS NOT NULL AS paused
        FROM sender s LEFT JOIN sender_lease l ON l.sender_id = s.id ORDER BY s.id`.execute(db),
    sql<{ lane: number; lag: number }>`
      SELECT lane, greatest(0, extract(epoch FROM ${at} - first))::float8 AS lag
        FROM (VALUES (0, (SELECT min(wake_at) FROM run WHERE live AND lane = 0)),
                     (1, (SELECT min(wake_at) FROM run WHERE live AND lane = 1)),
                     (2, (SELECT min(wake_at) FROM run WHERE live AND lane = 2))) AS l (lane, first)
       WHERE first IS NOT NULL`.execute(db),
    sql<{ stored: number; age: number }>`
      SELECT count(*) AS stored, coalesce(greatest(0, extract(epoch FROM ${at} - min(received_at))), 0)::float8 AS age
        FROM webhook_inbox`.execute(db),
    sql<{ sender_id: string; messages: number }>`
      SELECT sender_id, count(*) AS messages FROM outbox WHERE unresolved
       GROUP BY sender_id`.execute(db),
    sql<{ kind: string; letters: number }>`
      SELECT kind, count(*) AS letters FROM dead_letter WHERE state IN ('open', 'replaying')
       GROUP BY kind`.execute(db),
  ]);
  return {
    queued: queued.rows.map((row) => ({
      senderId: row.sender_id,
      lane: row.lane === 0 ? 'triggered' : 'bulk',
      messages: row.messages,
      waiting: row.waiting,
      ageSeconds: row.age,
    })),
    owners: owners.rows.map(({ id, owner, paused }) => ({ senderId: id, owner, paused })),
    runs: runs.rows.flatMap(({ lane, lag }) => {
      const name = runLanes[lane];
      return name === undefined ? [] : [{ lane: name, lagSeconds: lag }];
    }),
    webhooks: {
      stored: webhooks.rows[0]?.stored ?? 0,
      ageSeconds: webhooks.rows[0]?.age ?? 0,
    },
    unknown: unknown.rows.map((row) => ({ senderId: row.sender_id, messages: row.messages })),
    deadLetters: deadLetters.rows,
  };
}
