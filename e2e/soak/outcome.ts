import { setTimeout as sleep } from 'node:timers/promises';

import type { DatabaseConnection } from '@waypost/engine/database';
import { parseEcho } from '@waypost/whatsapp/cloud-api';

import type { Blast } from './blast.ts';
import type { SoakSimulator, Send } from './simulator.ts';
import type { Check } from './soak.ts';

/** A message as the database has it. */
interface StoredMessage {
  id: string;
  journeyId: string;
  profileId: string;
  activity: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  state: string;
  isAccepted: boolean;
  failureCode: number | null;
}

/** States in which a message has left for certain. */
const left = new Set(['accepted', 'held', 'sent', 'delivered', 'read', 'played']);

const oneMoreEveryMs = 5000;

/** What a blast has to come to. */
export interface Expectation {
  database: DatabaseConnection;
  simulator: SoakSimulator;
  blast: Blast;
  /** Whether none may overtake another one to the same person. */
  inOrder: boolean;
  /**
   * Whether to wait for each status too, and to compare where messages stand. A webhook that was refused comes
   * again after half a minute.
   */
  everyStatus: boolean;
}

/** Waits until nothing is on its way any more, at most `seconds`; whatever is left by then the verdict tells. */
export async function untilSettled(
  expectation: Expectation,
  seconds: number,
  say: (line: string) => void,
): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  let told = performance.now();
  let more = Number.NEGATIVE_INFINITY;
  for (;;) {
    // The database may not be back yet.
    const waiting = await onTheirWay(expectation).catch(() => null);
    if (waiting === 0) return;
    if (performance.now() > deadline) return say('not everything has settled in time');
    if (performance.now() - told > 10_000) {
      told = performance.now();
      say(`${waiting ?? 'some'} runs, messages, webhooks and statuses are on their way`);
    }
    if (performance.now() - more > oneMoreEveryMs) {
      more = performance.now();
      await expectation.blast.sendOneMore();
    }
    await sleep(250);
  }
}

/** Launches, runs and messages that are not done with; with `everyStatus` webhooks and statuses too. */
async function onTheirWay({ database, simulator, everyStatus }: Expectation): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(
    `SELECT (SELECT count(*) FROM launch WHERE status = 'running')
          + (SELECT count(*) FROM outbox)
          + (SELECT count(*) FROM run WHERE live)
          + CASE WHEN $1 THEN (SELECT count(*) FROM webhook_inbox)
                            + (SELECT count(*) FROM parked_update) ELSE 0 END AS n`,
    [everyStatus],
  );
  const n = rows[0]?.n ?? 0;
  return n === 0 && everyStatus ? simulator.pending() : n;
}

/**
 * The verdict over a blast: every message left exactly once, and stands as it stands at the receiver. What left is
 * counted there, by the echoed message id.
 */
export async function judgeOutcome(
  expectation: Expectation,
  /** When the trouble was over, ms since the epoch. */
  calmSince: number,
): Promise<Check[]> {
  const { database, simulator, inOrder, everyStatus } = expectation;
  const sends = await simulator.sends();
  const messages = await loadMessages(database);
  const byMessage = Map.groupBy(sends, ({ echo }) => parseEcho(echo)?.messageId ?? '');
  const refused = messages.filter(({ id, state }) => state === 'refused' && !byMessage.has(id));
  const lost = messages.filter(({ id, state }) => state !== 'refused' && !byMessage.has(id));
  const twice = [...byMessage.values()].filter((each) => each.length > 1);
  const known = new Map(messages.map((message) => [message.id, message]));
  const unnoticed = [...byMessage.keys()].filter((id) => known.get(id)?.isAccepted !== true);
  const waiting = await onTheirWay(expectation);
  const inTrouble = sends.filter(({ at }) => at < calmSince).length;
  return [
    { what: 'left during the trouble', seen: inTrouble, ok: inTrouble > 0 },
    {
      what: 'longest pause between two sends then, s',
      seen: longestPause(sends, calmSince),
      ok: true,
    },
    mustBe('messages written', messages.length, expectation.blast.messages),
    mustBe('messages at the receiver', byMessage.size, expectation.blast.messages - refused.length),
    mustBe('lost', lost.length, 0),
    mustBe('sent twice', twice.length, 0),
    mustBe('sent, and the database does not know', unnoticed.length, 0),
    ...(inOrder ? [mustBe('out of order', outOfOrder(sends, known), 0)] : []),
    ...(everyStatus
      ? [mustBe('standing otherwise than at the receiver', otherwise(messages, byMessage), 0)]
      : []),
    mustBe('still on their way', waiting, 0),
    { what: 'refused by the receiver for good', seen: refused.length, ok: true },
  ];
}

function longestPause(sends: readonly Send[], until: number): string {
  const moments = [...sends.map(({ at }) => at).filter((at) => at < until), until];
  const pauses = moments.slice(1).map((at, place) => at - (moments[place] ?? at));
  return (Math.max(0, ...pauses) / 1000).toFixed(1);
}

function mustBe(what: string, seen: number, wanted: number): Check {
  return { what, seen, ok: seen === wanted };
}

async function loadMessages(database: DatabaseConnection): Promise<StoredMessage[]> {
  const { rows } = await database.pool.query<StoredMessage>(
    `SELECT id, journey_id AS "journeyId", profile_id AS "profileId", activity, state,
            accepted_at IS NOT NULL AS "isAccepted", failure_code AS "failureCode",
            extract(epoch FROM created_at)::float8 * 1000 AS "createdAt"
       FROM message WHERE direction = 'out'`,
  );
  return rows;
}

/** What is written at almost the same time, by two journeys, may be stored in either order. */
const clearlyLaterMs = 1000;

/** Messages that left after one to the same person that was clearly written later. All are bulk: nothing may overtake. */
function outOfOrder(sends: readonly Send[], known: ReadonlyMap<string, StoredMessage>): number {
  const latest = new Map<string, number>();
  let count = 0;
  for (const { echo } of sends) {
    const message = known.get(parseEcho(echo)?.messageId ?? '');
    if (message === undefined) continue;
    const before = latest.get(message.profileId) ?? 0;
    if (message.createdAt < before - clearlyLaterMs) count += 1;
    else latest.set(message.profileId, Math.max(before, message.createdAt));
  }
  return count;
}

/** Messages whose state is not what the receiver has told. */
function otherwise(
  messages: readonly StoredMessage[],
  byMessage: ReadonlyMap<string, readonly Send[]>,
): number {
  return messages.filter(({ id, state, failureCode }) => {
    const send = byMessage.get(id)?.at(-1);
    if (send === undefined) return left.has(state);
    if (send.status === 'failed') return failureCode !== send.failure;
    return failureCode !== null || state !== send.status;
  }).length;
}
