import type { NumberSettings } from '../accounts/settings.ts';
import { GraphError } from '../graph/graph-error.ts';

const pairGap = 6000;
const pairBurst = 45;
const largestPairs = 50_000;

/** What a number may do within any second of its throughput, in both directions together. */
const tolerance = 1.05;
const windowMs = 1000;

export interface RateLimits {
  /** Takes one send from the number's and the pair's allowance. Throws 130429 or 131056. */
  take: (number: NumberSettings, person: string, now: number) => void;
  /** Takes what a person's message uses up of the number's allowance: it counts both ways. */
  takeInbound: (number: NumberSettings, now: number) => void;
}

/**
 * Meta's two limits on sending, for numbers that have them switched on. Held in memory: a restart
 * forgives what was sent in the seconds before.
 *
 * Throughput: Meta documents messages per second, sent and received together, and names no algorithm. The simulator
 * looks at the second that ends with each send, a sliding window: once it holds the number's throughput and 5 % more,
 * the send is refused. Only what was accepted counts, and what people send is never refused. The 5 % allow for
 * requests that left evenly and arrive unevenly.
 */
export function createRateLimits(): RateLimits {
  /** By number: when each message of the last second was counted. */
  const windows = new Map<string, number[]>();
  /** By pair: the time until which its allowance is used up, one gap per message. */
  const pairs = new Map<string, number>();

  const lastSecond = (number: NumberSettings, now: number): number[] => {
    const counted = windows.get(number.phoneNumberId) ?? [];
    const first = counted.findIndex((at) => at > now - windowMs);
    counted.splice(0, first === -1 ? counted.length : first);
    windows.set(number.phoneNumberId, counted);
    return counted;
  };

  return {
    takeInbound(number, now) {
      if (number.messagesPerSecond !== undefined) lastSecond(number, now).push(now);
    },
    take(number, person, now) {
      const { messagesPerSecond } = number;
      const counted = messagesPerSecond === undefined ? null : lastSecond(number, now);
      if (counted !== null && counted.length >= Math.floor((messagesPerSecond ?? 0) * tolerance)) {
        throw new GraphError(
          130429,
          'Message failed to send because there were too many messages sent from this phone number in a short period of time',
        );
      }
      if (number.pairLimit) takePair(number, person, now);
      counted?.push(now);
    },
  };

  function takePair(number: NumberSettings, person: string, now: number): void {
    const key = `${number.phoneNumberId} ${person}`;
    const usedUntil = Math.max(pairs.get(key) ?? 0, now);
    if (usedUntil + pairGap > now + pairGap * pairBurst) {
      throw new GraphError(
        131056,
        'Too many messages sent from this phone number to the same recipient in a short period of time',
      );
    }
    if (pairs.size >= largestPairs) {
      for (const [pair, until] of pairs) if (until <= now) pairs.delete(pair);
    }
    pairs.set(key, usedUntil + pairGap);
  }
}
