export { connect, openClient, type DatabaseAddress, type DatabaseConnection } from './connect.ts';
export { readServerList } from './server-list.ts';
export { NoWritableServer } from './servers.ts';
export { migrate, schemaIsCurrent } from './migrate.ts';
export { ensurePartitions } from './partitions.ts';
export type * from './schema.ts';
export { transact } from './transact.ts';
export { SchemaTooNew } from './schema-too-new.ts';
export { ServerTooOld } from './server-version.ts';
