import { pino } from 'pino';
import { z } from 'zod';

import { connect } from '../database/connect.ts';
import { createEngine } from '../engine.ts';
import { testAppSecret } from './meta-webhooks.ts';

/*
 * An engine as a process of its own, for tests that kill it. Arguments: the database's connection
 * string, the address of the Graph API, its other dependencies as JSON. Prints `ready` when it runs.
 */
const optionsSchema = z.object({
  graceMs: z.number().optional(),
  roles: z.object({ inbound: z.boolean() }).optional(),
});
const [connectionString, baseUrl, options] = process.argv.slice(2);
if (connectionString === undefined || baseUrl === undefined || options === undefined) {
  throw new Error('usage: engine-process.ts <database> <graph address> <options>');
}
const { graceMs, roles } = optionsSchema.parse(JSON.parse(options));
const engine = createEngine({
  db: connect({ connectionString }),
  connections: () => ({ baseUrl, version: 'v25.0', token: 'token', appSecret: testAppSecret }),
  log: pino({ level: 'error' }, pino.destination(2)),
  ...(graceMs === undefined ? {} : { graceMs }),
  ...(roles === undefined ? {} : { roles }),
});
await engine.start();
process.stdout.write('ready\n');
