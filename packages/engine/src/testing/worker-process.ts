import { pino } from 'pino';

import { connect } from '../database/connect.ts';
import { createEngine } from '../engine.ts';

/**
 * A worker as a process of its own, for tests that kill it: it does everything but receive webhooks.
 * Settings by environment: `ENGINE_DATABASE` (connection string), `ENGINE_META` (where messages go),
 * `ENGINE_GRACE_MS`.
 */
const connection = connect({ connectionString: process.env['ENGINE_DATABASE'] ?? '' }, 8);
const engine = createEngine({
  db: connection,
  connections: () => ({
    baseUrl: process.env['ENGINE_META'] ?? '',
    version: 'v25.0',
    token: 'token',
    appSecret: 'app secret',
  }),
  log: pino({ level: 'error' }, pino.destination(2)),
  graceMs: Number(process.env['ENGINE_GRACE_MS']),
  roles: { inbound: false },
});
await engine.start();
process.stdout.write('started\n');
