import type { SendHoldTable } from '../database/schema.ts';
import type { SendingState, ServerIdentity } from './load-sending-state.ts';
import { isAhead } from './send-marks.ts';
import type { RecordedMarks } from './send-record.ts';

/** A record this much older than the last sign of life in a database proves nothing about it, ms. */
const freshMs = 5 * 60_000;

/** What a database that may have been set back looks like. */
export interface Judgement {
  /** Why sending must be held; null when nothing speaks against it. */
  hold: SendHoldTable['reason'] | null;
  /** The last moment that the record knows of, ms since the epoch; null without one. */
  knownUntil: number | null;
}

/**
 * Compares a database with what is remembered outside it. A record that is ahead shows that the database was set back:
 * an old backup, a standby that had not everything. A server or timeline that is not the one noted in the database may
 * have been set back: held, unless a record of the same time shows that it was not (a synchronous standby, a moved
 * database). Where nothing was ever sent there is nothing to send twice.
 */
export function judgeDatabase(
  state: SendingState,
  actual: ServerIdentity | null,
  record: ReadonlyMap<string, RecordedMarks>,
): Judgement {
  const known = [...record].filter(([senderId]) => state.marks.has(senderId));
  const knownUntil = known.length === 0 ? null : Math.max(...known.map(([, { at }]) => at));
  const isBehind = known.some(([senderId, marks]) => {
    const mark = state.marks.get(senderId);
    return mark !== undefined && isAhead(marks, mark);
  });
  if (isBehind) return { hold: 'behind', knownUntil };
  const { identity, lastSeenAt, marks } = state;
  const hasSent = [...marks.values()].some(({ claims, triggered }) => claims + triggered > 0);
  const isProven = knownUntil !== null && knownUntil >= lastSeenAt - freshMs;
  if (identity === null || actual === null || !hasSent || isProven)
    return { hold: null, knownUntil };
  if (identity.systemId !== actual.systemId) return { hold: 'other_server', knownUntil };
  if (identity.timeline !== actual.timeline) return { hold: 'other_timeline', knownUntil };
  return { hold: null, knownUntil };
}
