import { pino } from 'pino';

import { connect } from '../database/connect.ts';
import { createEngine } from '../engine.ts';
import { testAppSecret } from './meta-webhooks.ts';

/*
 * An engine as a process of its own, for tests that kill it. Arguments: the database's connection
 * string, the address of the Graph API. Prints `ready` when it runs.
 */
const [connectionString, baseUrl] = process.argv.slice(2);
if (connectionString === undefined || baseUrl === undefined) {
  throw new Error('usage: engine-process.ts <database> <graph address>');
}
const engine = createEngine({
  db: connect({ connectionString }),
  connections: () => ({ baseUrl, version: 'v25.0', token: 'token', appSecret: testAppSecret }),
  log: pino({ level: 'error' }, pino.destination(2)),
});
await engine.start();
process.stdout.write('ready\n');
