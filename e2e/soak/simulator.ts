import { join } from 'node:path';

import { z } from 'zod';

import type { BenchSession } from '../bench/session.ts';
import { freePort } from '../system/processes.ts';
import { until } from '../system/waypost.ts';

const sendSchema = z.object({
  /** Order of acceptance. */
  seq: z.number(),
  echo: z.string().nullable(),
  to: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  status: z.enum(['accepted', 'sent', 'delivered', 'read', 'played', 'failed']),
  failure: z.number().nullable(),
});

/** One accepted send, and how far its message got. */
export type Send = z.infer<typeof sendSchema>;

const pageSize = 10_000;
/** Seconds. */
const patience = 60;

/** The stand-in for Meta, in a process of its own: the witness of what really left. */
export interface SoakSimulator {
  url: string;
  /** All accepted sends in the order of acceptance. */
  sends(): Promise<Send[]>;
  /** Resolves when the first message has arrived: the blast is under way. */
  untilFirstSend(): Promise<void>;
  /** Statuses and webhooks that it has still to tell. */
  pending(): Promise<number>;
  /** Orders trouble; replaces what was ordered before. */
  setFaults(faults: object): Promise<void>;
}

export async function startSimulator(session: BenchSession): Promise<SoakSimulator> {
  const port = await freePort();
  const { url } = await session.start('packages/cloud-simulator/src/main.ts', {
    url: `http://127.0.0.1:${port}`,
    ready: '/control/counts',
    arguments: ['--port', String(port), '--data', join(session.folder, 'simulator')],
  });
  async function sends(): Promise<Send[]> {
    const all: Send[] = [];
    for (;;) {
      const after = all.at(-1)?.seq ?? 0;
      const answer = await fetch(`${url}/control/sends?after=${after}&limit=${pageSize}`);
      const { items } = z.object({ items: z.array(sendSchema) }).parse(await answer.json());
      all.push(...items);
      if (items.length < pageSize) return all;
    }
  }
  return {
    url,
    sends,
    async untilFirstSend() {
      await until(sends, (all) => all.length > 0, patience, 'the first message at the receiver');
    },
    async pending() {
      const answer = await fetch(`${url}/control/counts`);
      const schema = z.object({ pendingStatuses: z.number(), pendingWebhooks: z.number() });
      const { pendingStatuses, pendingWebhooks } = schema.parse(await answer.json());
      return pendingStatuses + pendingWebhooks;
    },
    async setFaults(faults) {
      const answer = await fetch(`${url}/control/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(faults),
      });
      if (!answer.ok) throw new Error(`faults: ${answer.status} ${await answer.text()}`);
    },
  };
}
