import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract, type Contract, type Role } from '@waypost/api';
import { connectSimulator } from '@waypost/cloud-simulator';
import { createImporter } from '@waypost/engine/imports';
import { createSecretBox } from '@waypost/engine/secrets';
import { createTestDatabase, type TestDatabase } from '@waypost/engine/testing';
import { createCloudApiClient } from '@waypost/whatsapp/cloud-api';
import express from 'express';
import { pino } from 'pino';

import { mountApi, type ApiDependencies } from './index.ts';

const roles: readonly Role[] = ['viewer', 'author', 'publisher', 'admin'];

/** The API over real HTTP on a database of its own. Tests sign in by `Bearer <role>`. */
export interface TestApi {
  url: string;
  database: TestDatabase;
  deps: ApiDependencies;
  /** Every route, called as an admin. */
  client: ContractRouterClient<Contract>;
  /** A plain request as an admin, or as `role`; null sends no key. */
  call(
    method: string,
    path: string,
    body?: unknown,
    role?: Role | null,
  ): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

/** Parts that a test does not exercise fail loudly when they are called. */
const absentEngine: ApiDependencies['engine'] = {
  publishJourney: () => Promise.reject(new Error('no engine in this test')),
  setExits: () => Promise.reject(new Error('no engine in this test')),
  chooseVariant: () => Promise.reject(new Error('no engine in this test')),
  skipNextDate: () => Promise.reject(new Error('no engine in this test')),
  stopJourney: () => Promise.reject(new Error('no engine in this test')),
  updateContent: () => Promise.reject(new Error('no engine in this test')),
  pauseJourney: () => Promise.reject(new Error('no engine in this test')),
  resumeJourney: () => Promise.reject(new Error('no engine in this test')),
  closeEntries: () => Promise.reject(new Error('no engine in this test')),
  reopenEntries: () => Promise.reject(new Error('no engine in this test')),
  sendCampaign: () => Promise.reject(new Error('no engine in this test')),
  stopCampaign: () => Promise.reject(new Error('no engine in this test')),
  resendUnknown: () => Promise.reject(new Error('no engine in this test')),
  leaveUnknown: () => Promise.reject(new Error('no engine in this test')),
  dismissDeadLetters: () => Promise.reject(new Error('no engine in this test')),
  releaseSending: () => Promise.reject(new Error('no engine in this test')),
  recordEvents: () => Promise.reject(new Error('no engine in this test')),
  startTrial: () => Promise.reject(new Error('no engine in this test')),
  stopTrial: () => Promise.reject(new Error('no engine in this test')),
  skipWait: () => Promise.reject(new Error('no engine in this test')),
  retryFailed: () => Promise.reject(new Error('no engine in this test')),
  closeHandOvers: () => Promise.reject(new Error('no engine in this test')),
  tryOutCall: () => Promise.reject(new Error('no engine in this test')),
  wakeDispatch: () => {},
  on: () => () => {},
};

export async function startTestApi(
  parts: (
    deps: ApiDependencies & { database: TestDatabase },
  ) => Partial<ApiDependencies> | Promise<Partial<ApiDependencies>> = () => ({}),
): Promise<TestApi> {
  const database = await createTestDatabase();
  const cloudApi = createCloudApiClient();
  const unreachable = { baseUrl: 'http://127.0.0.1:9', version: 'v25.0' };
  const base: ApiDependencies = {
    db: database.db,
    engine: absentEngine,
    identify: async (request) => {
      const role = roles.find((name) => request.headers.authorization === `Bearer ${name}`);
      return role === undefined ? null : { actor: `test-${role}`, role };
    },
    secretBox: createSecretBox(randomBytes(32)),
    graph: { meta: unreachable, simulator: unreachable },
    cloudApi,
    simulator: connectSimulator('http://127.0.0.1:9'),
    origin: 'http://127.0.0.1:4400',
    publicUrl: null,
    importer: createImporter({
      db: database.db,
      pool: database.pool,
      log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
      now: Date.now,
    }),
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    now: Date.now,
  };
  const deps = { ...base, ...(await parts({ ...base, database })) };
  const app = express();
  const api = mountApi(app, deps);
  deps.importer.start();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    database,
    deps,
    client: apiClient(url, 'admin'),
    async call(method, path, body, role = 'admin') {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...(role === null ? {} : { authorization: `Bearer ${role}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : parsed(text) };
    },
    async close() {
      api.stop();
      await deps.importer.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await cloudApi.close();
      await database.drop();
    },
  };
}

/** A client for every route of a server, called with this key. */
export function apiClient(url: string, key: string): ContractRouterClient<Contract> {
  return createORPCClient(
    new OpenAPILink(contract, { url: `${url}/api`, headers: { authorization: `Bearer ${key}` } }),
  );
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}
