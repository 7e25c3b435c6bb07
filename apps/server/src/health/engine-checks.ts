import type { LaneTrouble } from '@waypost/engine';
import type { BacklogReader } from '../metrics/backlog-reader.ts';
import type { ReadinessCheck } from './readiness.ts';

/** Messages that are due for so long, seconds, with nobody who sends them, are told. */
const longestOwnerless = 30;

/** Lanes of this process that don't go round. */
export function laneCheck(engine: { troubles(): LaneTrouble[] }): ReadinessCheck {
  return () =>
    engine.troubles().map((trouble) => ({
      code: 'lane_stalled',
      level: 'degraded',
      text: `The lane "${trouble.lane}" ${textOf(trouble)}.`,
    }));
}

function textOf({ kind, amount }: LaneTrouble): string {
  const seconds = Math.round(amount / 1000);
  switch (kind) {
    case 'hangs':
      return `has been at one round for ${seconds} s`;
    case 'late':
      return `should have gone round ${seconds} s ago`;
    case 'fails':
      return `failed ${amount} times in a row`;
  }
}

/** Senders whose messages are due while no process sends them. */
export function senderCheck(read: BacklogReader): ReadinessCheck {
  return async () => {
    const backlog = await read();
    const left = new Set(
      backlog?.owners
        .filter(({ owner, paused }) => owner === null && !paused)
        .map((s) => s.senderId),
    );
    const late = new Set(
      backlog?.queued
        .filter(({ senderId, ageSeconds }) => left.has(senderId) && ageSeconds > longestOwnerless)
        .map(({ senderId }) => senderId),
    );
    return [...late].map((senderId) => ({
      code: 'sender_stalled',
      level: 'degraded',
      text: `Messages of sender ${senderId} are due, and no process sends them. Is a worker running?`,
    }));
  };
}
