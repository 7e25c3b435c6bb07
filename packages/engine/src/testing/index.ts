export { createTestDatabase, type TestDatabase } from './database.ts';
export { startTestServer, type TestServer } from './server.ts';
export { announceTestServer } from './server-address.ts';
