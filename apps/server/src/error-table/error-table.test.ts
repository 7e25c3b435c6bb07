import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createSimulator, type Simulator } from '@waypost/cloud-simulator';
import { transact } from '@waypost/engine';
import { releaseTemplates, resumeSenders, setTemplateStatus } from '@waypost/engine/dispatch';
import {
  createTestDatabase,
  startEngine,
  type RunningEngine,
  type TestDatabase,
} from '@waypost/engine/testing';
import express from 'express';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { addSimulatedSender, caseState, queueCase, type ErrorCase } from './error-case.ts';
import { changesSender, expectedActions } from './expected-actions.ts';

const patience = { timeout: 60_000, interval: 50 };
const days = 86_400_000;

/** Every error by both ways it may come. */
const wanted = expectedActions.flatMap(([codes, action]) =>
  codes.flatMap((code) =>
    (['http', 'webhook'] as const).map((by) => ({ code, by, action, effect: action.effect })),
  ),
);

let database: TestDatabase;
let directory: string;
let simulator: Simulator;
let engine: RunningEngine;
let servers: Server[] = [];
const cases = new Map<string, ErrorCase>();

beforeAll(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), 'waypost-errors-'));
  simulator = createSimulator({ directory, delays: { sent: [1, 5], delivered: [1, 5] } });
  const graph = await listen(express().use(simulator.graphRouter));
  const receiver = await listen(webhooks());
  const shared = await addSimulatedSender(database.db, simulator.control, receiver, 'MARKETING');
  for (const [place, { code, by, action }] of wanted.entries()) {
    const category = action.effect === 'paused' ? (action.category ?? 'MARKETING') : 'MARKETING';
    const sender = changesSender(code, action)
      ? await addSimulatedSender(database.db, simulator.control, receiver, category)
      : shared;
    const one = { ...sender, code, by, action, phone: `+4477009${String(10_000 + place)}` };
    const messageId = await queueCase(database.db, one, Date.now() + 3 * days);
    cases.set(nameOf(one), { ...one, messageId });
  }
  await simulator.control.setFaults({
    errors: [...cases.values()].map(({ code, by, phoneNumberId, phone }) => ({
      code,
      by,
      phoneNumberId,
      number: phone,
    })),
  });
  engine = await startEngine(database, graph);
});

afterAll(async () => {
  await engine.stop();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await simulator.close();
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

async function listen(app: express.Express): Promise<string> {
  const server = createServer(app);
  servers = [...servers, server];
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Takes what the simulator tells, as the server's webhook route does. */
function webhooks(): express.Express {
  const app = express();
  app.post('/:senderId', express.raw({ type: '*/*' }), async (request, response) => {
    const body: unknown = request.body;
    const { status } = await engine.receiveWebhook({
      senderId: request.params.senderId,
      rawBody: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      signature: request.get('x-hub-signature-256') ?? '',
    });
    response.sendStatus(status);
  });
  return app;
}

function nameOf({ code, by }: Pick<ErrorCase, 'code' | 'by'>): string {
  return `${code} by ${by}`;
}

function found(one: Pick<ErrorCase, 'code' | 'by'>): ErrorCase {
  const made = cases.get(nameOf(one));
  if (made === undefined) throw new Error('the case was not made');
  return made;
}

const arrived = expect.stringMatching(/^(accepted|sent|delivered|read)$/);

test.each(wanted)('$code by $by: $effect', async ({ code, by }) => {
  const one = found({ code, by });
  const { action } = one;
  const state = () => caseState(database.db, one);
  switch (action.effect) {
    case 'sent_again':
      await expect.poll(state, patience).toMatchObject({ state: arrived, attempts: 2 });
      break;
    case 'later': {
      await expect.poll(state, patience).toMatchObject({ state: 'queued', attempts: 1 });
      const dueIn = (await state())?.dueIn ?? 0;
      expect(dueIn).toBeGreaterThan(action.afterMs - 60_000);
      expect(dueIn).toBeLessThanOrEqual(action.afterMs * 1.5);
      break;
    }
    case 'failed':
      await expect.poll(state, patience).toMatchObject({ failureCode: code, attempts: 1 });
      expect(await state()).toMatchObject({ optedOutByMeta: action.optsOut === true });
      break;
    case 'paused': {
      await expect
        .poll(state, patience)
        .toMatchObject({ state: 'queued', pauseScope: action.scope, pauseCode: code });
      const endsIn = (await state())?.pauseEndsIn ?? null;
      if (action.forMs === undefined) expect(endsIn).toBeNull();
      else expect(endsIn).toBeGreaterThan(action.forMs - 60_000);
      break;
    }
    case 'template':
      await expect
        .poll(state, patience)
        .toMatchObject(
          action.status === 'PAUSED'
            ? { state: 'queued', templateStatus: 'PAUSED', waitsFor: 'template' }
            : { failureCode: code, templateStatus: 'DISABLED' },
        );
  }
});

test('what waited leaves once the event comes that ends the pause; what failed never does', async () => {
  const { db } = database;
  const paused = [...cases.values()].filter(({ action }) => action.effect === 'paused');
  const waiting = [...cases.values()].filter(({ code }) => code === 132015);
  await transact(db, async (trx) => {
    const now = engine.now();
    const resumed = await resumeSenders(
      trx,
      { senderIds: paused.map(({ senderId }) => senderId) },
      { scopes: ['number', 'account', 'connection', 'throughput'] },
      now,
    );
    expect(resumed).toHaveLength(paused.length);
    const { rows } = await sql<{ wabaId: string }>`
      SELECT waba_id AS "wabaId" FROM sender
       WHERE id = ANY (${waiting.map(({ senderId }) => senderId)}::uuid[])`.execute(trx);
    const templates = rows.map(({ wabaId }) => ({ wabaId, name: 'hello', language: 'en' }));
    await setTemplateStatus(
      trx,
      templates.map((template) => ({ ...template, status: 'APPROVED', reason: null })),
      now,
    );
    await releaseTemplates(trx, templates, now);
  });
  engine.wakeDispatch();
  for (const one of [...paused, ...waiting]) {
    // All of them are on their way at once; only the looking is in order.
    // oxlint-disable-next-line no-await-in-loop
    await expect
      .poll(() => caseState(db, one), patience)
      .toMatchObject({ state: arrived, attempts: 2, pauseScope: null });
  }
  const refused = [...cases.values()].filter(({ action }) => action.effect === 'failed');
  for (const one of refused) {
    // oxlint-disable-next-line no-await-in-loop
    expect(await caseState(db, one)).toMatchObject({ attempts: 1, dueIn: null });
  }
});
