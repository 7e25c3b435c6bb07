export { createTestDatabase, type TestDatabase } from './database.ts';
export { startGraphSink, type GraphSink } from './graph-sink.ts';
export { addProfiles, addSender } from './journeys.ts';
export { postWebhook, status, testAppSecret } from './meta-webhooks.ts';
export { json, startReceiver, type Receiver } from './receiver.ts';
export { startEngine, type RunningEngine } from './running-engine.ts';
export { startTestServer, type TestServer } from './server.ts';
export { announceTestServer } from './server-address.ts';
export { startPostgresPair, type PostgresPair } from './postgres-pair.ts';
