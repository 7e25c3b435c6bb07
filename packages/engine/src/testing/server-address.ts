import { z } from 'zod';
import type { PostgresAddress } from '../embedded-postgres/index.ts';

/** Worker processes of a test run learn from this variable where its server is. */
const VARIABLE = 'WAYPOST_TEST_POSTGRES';

const addressSchema = z.object({
  host: z.string(),
  port: z.number(),
  user: z.string(),
  password: z.string(),
  database: z.string(),
});

/** Tells the processes started from here on where the test run's server is. */
export function announceTestServer(address: PostgresAddress): void {
  process.env[VARIABLE] = JSON.stringify(address);
}

/**
 * Where the test run's server is.
 * @throws Error when this process belongs to no test run with a server.
 */
export function testServerAddress(): PostgresAddress {
  const announced = process.env[VARIABLE];
  if (!announced) {
    throw new Error(
      'There is no test database server. Run through vitest with the global set-up of packages/engine/src/testing, ' +
        'or call startTestServer() and announceTestServer() first.',
    );
  }
  return addressSchema.parse(JSON.parse(announced));
}
