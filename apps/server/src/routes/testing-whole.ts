import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '@waypost/api';
import { createTestDatabase, type TestDatabase } from '@waypost/engine/testing';

import { loadConfig } from '../config/config.ts';
import { startWaypost } from '../runtime/waypost.ts';
import { apiClient } from './testing.ts';

/** All of Waypost on a database of its own, with its simulator and the demo. */
export interface WholeWaypost {
  url: string;
  client: ContractRouterClient<Contract>;
  database: TestDatabase;
  close(): Promise<void>;
}

const apiKey = 'wp_key_for_tests_0123456789abcdef';

const ignore = () => {};

/** @param environment Settings beside those that every test needs. */
export async function startWholeWaypost(
  environment: NodeJS.ProcessEnv = {},
): Promise<WholeWaypost> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'waypost-whole-'));
  const config = loadConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: database.connectionString,
    PORT: String(20_000 + (process.pid % 20_000)),
    WAYPOST_API_KEY: apiKey,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    ...environment,
  });
  const waypost = await startWaypost(config, ignore, ignore);
  if (waypost === null) throw new Error('Another server runs on the test database.');
  const url = waypost.addresses.local;
  return {
    url,
    client: apiClient(url, apiKey),
    database,
    async close() {
      await waypost.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
