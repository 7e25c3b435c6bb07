import { startTestServer } from './server.ts';
import { announceTestServer } from './server-address.ts';

/** Vitest's global set-up: one PostgreSQL for the whole run, shared by its worker processes. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  announceTestServer(server.address);
  return () => server.stop();
}
