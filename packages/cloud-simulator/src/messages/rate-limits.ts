import type { NumberSettings } from '../accounts/settings.ts';
import { GraphError } from '../graph/graph-error.ts';

const pairGap = 6000;
const pairBurst = 45;
const largestPairs = 50_000;

export interface RateLimits {
  /** Takes one send from the number's and the pair's allowance. Throws 130429 or 131056. */
  take: (number: NumberSettings, person: string, now: number) => void;
  /** Takes what a person's message uses up of the number's allowance: it counts both ways. */
  takeInbound: (number: NumberSettings, now: number) => void;
}

/**
 * Meta's two limits on sending, for numbers that have them switched on. Held in memory: a restart
 * forgives what was sent in the seconds before.
 */
export function createRateLimits(): RateLimits {
  const buckets = new Map<string, { tokens: number; at: number }>();
  /** By pair: the time until which its allowance is used up, one gap per message. */
  const pairs = new Map<string, number>();

  /** Uses one of the number's allowance; false when it is used up. */
  const takeToken = (number: NumberSettings, now: number): boolean => {
    const perSecond = number.messagesPerSecond;
    if (perSecond === undefined) return true;
    const bucket = buckets.get(number.phoneNumberId) ?? { tokens: perSecond, at: now };
    const refilled = bucket.tokens + (Math.max(0, now - bucket.at) * perSecond) / 1000;
    const tokens = Math.min(perSecond, refilled);
    buckets.set(number.phoneNumberId, { tokens: tokens < 1 ? tokens : tokens - 1, at: now });
    return tokens >= 1;
  };

  return {
    takeInbound(number, now) {
      takeToken(number, now);
    },
    take(number, person, now) {
      if (!takeToken(number, now)) {
        throw new GraphError(
          130429,
          'Message failed to send because there were too many messages sent from this phone number in a short period of time',
        );
      }
      if (!number.pairLimit) return;
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
    },
  };
}
