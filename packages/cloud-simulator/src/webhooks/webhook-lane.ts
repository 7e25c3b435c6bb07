import { Agent, request } from 'undici';
import { z } from 'zod';

import type { Context } from '../context.ts';
import { within } from '../randomness/randomness.ts';
import { integer, text } from '../store/row.ts';
import { escapedJson, signatureOf } from './signature.ts';

/** Milliseconds until the next try after the first, second, … failure; the last one repeats. */
const gaps = [200, 1000, 5000, 30_000, 120_000, 600_000, 3_600_000];
const givenUpAfter = 7 * 24 * 3_600_000;
const atOnce = 8;
const answerTimeout = 10_000;
/** POSTs that are joined into one at most. */
const mostJoined = 50;

const envelopeSchema = z.object({ entry: z.array(z.unknown()) });

export interface WebhookLane {
  /**
   * Stores one POST about `field` for `target` (a phone number id, or a WABA id), if an app listens; call
   * it in a transaction.
   */
  enqueue: (target: string, field: string, payload: unknown) => void;
  /** Looks for deliveries that are due and sends them. */
  wake: () => void;
  close: () => Promise<void>;
}

interface Delivery {
  id: number;
  target: string;
  attempts: number;
  createdAt: number;
  body: string;
}

/**
 * Delivers webhooks from the file: at least once, in no promised order, several at a time, again with
 * growing gaps until the receiver answers 200 or seven days have passed.
 */
export function createWebhookLane(context: Context): WebhookLane {
  const { store, accounts, chance, clock, faults, log } = context;
  const insert = store.database.prepare(
    'INSERT INTO delivery (target, attempts, due_at, created_at, body) VALUES (?, 0, ?, ?, ?)',
  );
  const due = store.database.prepare(
    'SELECT id, target, attempts, created_at, body FROM delivery WHERE target = ? AND due_at <= ? ORDER BY due_at, id LIMIT ?',
  );
  const waitingTargets = store.database.prepare('SELECT DISTINCT target FROM delivery');
  const nextDue = store.database.prepare('SELECT min(due_at) AS at FROM delivery WHERE target = ?');
  const remove = store.database.prepare('DELETE FROM delivery WHERE id = ?');
  const postpone = store.database.prepare(
    'UPDATE delivery SET attempts = ?, due_at = ? WHERE id = ?',
  );
  const rewrite = store.database.prepare('UPDATE delivery SET body = ? WHERE id = ?');
  const agent = new Agent({ connections: atOnce * 4, pipelining: 1 });
  const stopped = new AbortController();
  const inFlight = new Map<string, Set<number>>();
  const targets = new Set(waitingTargets.all().map((row) => text(row, 'target')));
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const post = async (delivery: Delivery): Promise<boolean> => {
    const callback = accounts.callbackOf(delivery.target);
    if (!callback) return true;
    try {
      const answer = await request(callback.url, {
        dispatcher: agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'facebookexternalua',
          'x-hub-signature-256': signatureOf(delivery.body, callback.secret),
        },
        body: delivery.body,
        headersTimeout: answerTimeout,
        bodyTimeout: answerTimeout,
        signal: stopped.signal,
      });
      await answer.body.dump();
      return answer.statusCode === 200;
    } catch (error) {
      log.debug({ reason: error instanceof Error ? error.message : 'unknown' }, 'webhook failed');
      return false;
    }
  };

  const deliver = async (delivery: Delivery): Promise<void> => {
    const taken = await post(delivery);
    inFlight.get(delivery.target)?.delete(delivery.id);
    if (closed) return;
    const now = clock.now();
    if (taken || now - delivery.createdAt > givenUpAfter) {
      remove.run(delivery.id);
    } else {
      const gap = gaps[Math.min(delivery.attempts, gaps.length - 1)] ?? givenUpAfter;
      postpone.run(delivery.attempts + 1, now + gap, delivery.id);
    }
    schedule(0);
  };

  /** The file could not be written: what was delivered is delivered again later. */
  const stumble = (error: unknown): void => {
    log.error({ reason: String(error) }, 'webhooks could not be handled, trying again');
    schedule(1000);
  };

  const schedule = (inMs: number): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        look();
      } catch (error) {
        stumble(error);
      }
    }, inMs);
  };

  /** Makes one POST with several entries of all that waits for a target. */
  const joinWaiting = (target: string, now: number): void => {
    const [first, ...others] = due.all(target, now, mostJoined);
    if (!first || others.length === 0) return;
    const entry = [first, ...others].flatMap(
      (row) => envelopeSchema.parse(JSON.parse(text(row, 'body'))).entry,
    );
    store.transaction(() => {
      rewrite.run(
        escapedJson({ object: 'whatsapp_business_account', entry }),
        integer(first, 'id'),
      );
      for (const row of others) remove.run(integer(row, 'id'));
    });
  };

  const look = (): void => {
    if (closed || faults.current().holdWebhooks) return;
    const now = clock.now();
    let soonest = Infinity;
    for (const target of targets) {
      const busy = inFlight.get(target) ?? new Set<number>();
      inFlight.set(target, busy);
      if (faults.current().webhooks.join && busy.size === 0) joinWaiting(target, now);
      const rows = busy.size < atOnce ? due.all(target, now, atOnce + busy.size) : [];
      for (const row of rows) {
        const id = integer(row, 'id');
        if (busy.has(id) || busy.size >= atOnce) continue;
        busy.add(id);
        const delivering = deliver({
          id,
          target,
          attempts: integer(row, 'attempts'),
          createdAt: integer(row, 'created_at'),
          body: text(row, 'body'),
        });
        running.add(delivering);
        void delivering.catch(stumble).finally(() => running.delete(delivering));
      }
      if (busy.size > 0) continue;
      const at = nextDue.get(target)?.['at'];
      if (typeof at === 'number') soonest = Math.min(soonest, at);
      else targets.delete(target);
    }
    // The cap lets a clock that a test moved from outside be noticed.
    if (soonest < Infinity) schedule(Math.min(Math.max(soonest - now, 1), 1000));
  };

  return {
    enqueue(target, field, payload) {
      if (!accounts.callbackOf(target) || !accounts.hears(target, field)) return;
      const now = clock.now();
      const { late, twice } = faults.current().webhooks;
      const body = escapedJson(payload);
      const times = twice > 0 && chance() < twice ? 2 : 1;
      for (let copy = 0; copy < times; copy += 1) {
        const dueAt = late ? Math.round(now + within(chance, late)) : now;
        insert.run(target, dueAt, now, body);
      }
      targets.add(target);
    },
    wake: () => schedule(0),
    async close() {
      closed = true;
      clearTimeout(timer);
      stopped.abort();
      await Promise.allSettled(running);
      await agent.destroy();
    },
  };
}
