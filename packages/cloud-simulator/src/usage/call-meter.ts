import type { Request } from 'express';

import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { GraphError } from '../graph/graph-error.ts';

const hour = 3_600_000;
const minute = 60_000;
/** Calls per hour, app and account that Meta allows once a number is registered. */
const usualPerHour = 5000;

/** Counts management calls by account, tells how many are left, and refuses those over a limit. */
export interface CallMeter {
  /** Counts a request once, however often it is asked. Throws 80008 over the limit. */
  count: (request: Request, wabaId: string) => void;
  /** Calls per hour from now on; null counts against Meta's usual number and refuses none. */
  limit: (perHour: number | null) => void;
}

/** Counts lie in memory: a restart forgives what was called before. */
export function createCallMeter(clock: SimulatedClock): CallMeter {
  const calls = new Map<string, { from: number; count: number }>();
  const counted = new WeakSet<Request>();
  let perHour: number | null = null;

  return {
    count(request, wabaId) {
      if (counted.has(request)) return;
      counted.add(request);
      const now = clock.now();
      const kept = calls.get(wabaId);
      const span = kept && now - kept.from < hour ? kept : { from: now, count: 0 };
      span.count += 1;
      calls.set(wabaId, span);
      const percent = Math.floor((span.count / (perHour ?? usualPerHour)) * 100);
      const over = perHour !== null && span.count > perHour;
      const regain = over ? Math.ceil((span.from + hour - now) / minute) : 0;
      request.res?.setHeader(
        'x-business-use-case-usage',
        JSON.stringify({
          [wabaId]: [
            {
              type: 'whatsapp_business_management',
              call_count: percent,
              total_cputime: 1,
              total_time: 1,
              estimated_time_to_regain_access: regain,
            },
          ],
        }),
      );
      if (over) {
        throw new GraphError(
          80008,
          'There have been too many calls to this WhatsApp Business account. Wait a bit and try again.',
        );
      }
    },
    limit(next) {
      perHour = next;
      calls.clear();
    },
  };
}
