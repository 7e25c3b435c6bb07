import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { claimCalls } from './claim-calls.ts';
import type { ClaimedRequest } from './claimed-call.ts';
import { connectionsPerHost } from './http/guarded-agent.ts';
import { nextCallAt } from './next-call-at.ts';
import { settleCalls, type FinishedCall } from './settle-calls.ts';
import { tryCall } from './try-call.ts';

/** Requests of this process at one time. */
const mostAtOnce = 64;
/** How long the lane rests while sending is held. */
const heldMs = 1000;
/** How long requests on their way may still take when the process stops. */
const stoppingMs = 3000;

/**
 * Sends what passages ask of other systems, a bounded number at once and per host, and stores the outcomes together. What
 * a killed process had on its way is tried again by another one when its lease is over.
 */
export function createCallLane(context: EngineContext): Pick<Lane, 'start' | 'stop'> {
  const underWay = new Map<string, string>();
  const finished: FinishedCall[] = [];
  const stopping = new AbortController();
  const signal = context.signals.calls;

  function busyWith(host: string): number {
    return [...underWay.values()].filter((other) => other === host).length;
  }

  async function send(call: ClaimedRequest, claim: string): Promise<void> {
    const key = `${call.id} ${claim}`;
    underWay.set(key, call.host);
    try {
      const verdict = await tryCall(context, call, stopping.signal);
      if (verdict !== null) finished.push({ call, claim, verdict });
    } catch (error) {
      // Nothing is lost: it is tried again when the lease is over.
      context.log.error({ err: error }, 'a request to another system could not be made');
    } finally {
      underWay.delete(key);
      signal.raiseHere();
    }
  }

  async function settle(): Promise<void> {
    const some = finished.splice(0);
    try {
      await settleCalls(context, some);
    } catch (error) {
      finished.unshift(...some);
      throw error;
    }
  }

  const lane = createLane({
    name: 'calls',
    signal,
    log: context.log,
    book: context.lanes,
    async work() {
      await settle();
      if (context.sending.isHeld()) return heldMs;
      const limit = mostAtOnce - underWay.size;
      if (limit <= 0) return Number.POSITIVE_INFINITY;
      const hosts = new Set(underWay.values());
      const claim = randomUUID();
      const now = context.now();
      const { calls, more } = await transact(context.db, (trx) =>
        claimCalls(
          trx,
          {
            claim,
            limit,
            // Without a host it is for another person here, which nobody has to be asked for.
            roomAt: (host) => (host === '' ? limit : connectionsPerHost - busyWith(host)),
            busyHosts: [...hosts].filter((host) => busyWith(host) >= connectionsPerHost),
          },
          now,
        ),
      );
      for (const call of calls) {
        const { request } = call;
        if (request.kind === 'http') void send({ ...call, request }, claim);
        else finished.push({ call, claim, verdict: null });
      }
      if (finished.length > 0) return 0;
      if (more && calls.length > 0) return 0;
      const next = await nextCallAt(context.db);
      // What is due and was not taken waits for room at its host, which raises the signal.
      if (next === null || next <= now) return Number.POSITIVE_INFINITY;
      return Math.max(1, next - context.now());
    },
  });
  return {
    start: () => lane.start(),
    async stop() {
      await lane.stop();
      const patience = Date.now() + stoppingMs;
      while (underWay.size > 0 && Date.now() < patience) {
        // oxlint-disable-next-line no-await-in-loop -- looks again until all are over
        await setTimeout(20);
      }
      stopping.abort();
      await settle();
    },
  };
}
