import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { connectSimulator, createSimulator, type Simulator } from '@waypost/cloud-simulator';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startTestApi, type TestApi } from '../routes/testing.ts';
import { prepareDemo } from './prepare-demo.ts';

let api: TestApi;
let simulator: Simulator;
let server: Server;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'waypost-demo-'));
  simulator = createSimulator({ directory });
  server = createServer(express().use(simulator.router).use(simulator.graphRouter));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  api = await startTestApi((deps) => ({
    simulator: connectSimulator(url),
    graph: { ...deps.graph, simulator: { baseUrl: url, version: 'v25.0' } },
  }));
});
afterAll(async () => {
  await api.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await simulator.close();
  await rm(directory, { recursive: true, force: true });
});

function prepare(): Promise<boolean> {
  const { db, secretBox, cloudApi, graph, origin } = api.deps;
  return prepareDemo({
    db,
    secretBox,
    cloudApi,
    origin,
    simulator: api.deps.simulator,
    graph: graph.simulator,
    now: Date.now(),
  });
}

test('a new workspace has all there is to try, and a journey that can be published as it is', async () => {
  const { client } = api;
  expect(await prepare()).toBe(true);
  const session = await client.session.get();
  expect(session).toMatchObject({
    workspace: { name: 'Waypost demo' },
    hasSimulator: true,
    demoProfiles: 200,
  });
  const { items: templates } = await client.templates.list({ status: 'APPROVED' });
  expect(new Set(templates.map(({ name }) => name)).size).toBeGreaterThanOrEqual(6);
  expect(new Set(templates.map(({ category }) => category)).size).toBe(3);
  const { items: journeys } = await client.journeys.list({});
  expect(journeys).toMatchObject([{ name: 'Abandoned cart', status: 'draft', demo: true }]);
  const id = journeys[0]?.id ?? '';
  expect(await client.journeys.validate({ id })).toEqual({ valid: true, problems: [] });
  expect((await client.session.home()).demoJourneyId).toBe(id);
  const audiences = await client.audiences.list({});
  expect(audiences.items.every(({ count }) => count > 10)).toBe(true);
});

test('demo people have numbers that nobody has', async () => {
  const { items } = await api.client.profiles.list({ limit: 200 });
  expect(items).toHaveLength(200);
  const fiction =
    /^\+(447700900\d{3}|3363998\d{4}|491713920\d{3}|1(212|416)55501\d\d|6149157\d{4}|467017406\d\d)$/;
  expect(items.filter(({ phone }) => !fiction.test(phone ?? ''))).toEqual([]);
  expect(items.every(({ demo }) => demo)).toBe(true);
});

test('what was removed stays removed', async () => {
  const { client } = api;
  expect(await client.profiles.removeDemo()).toEqual({ removed: 200 });
  const [journey] = (await client.journeys.list({})).items;
  await client.journeys.remove({ id: journey?.id ?? '' });
  expect(await prepare()).toBe(false);
  expect((await client.session.get()).demoProfiles).toBe(0);
  expect((await client.journeys.list({})).items).toEqual([]);
});
