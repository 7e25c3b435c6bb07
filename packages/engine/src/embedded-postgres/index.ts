export { backUp, restore, type BackupManifest } from './backup.ts';
export { copyRunningCluster, type ClusterCopy } from './copy-cluster.ts';
export { EmbeddedPostgresError } from './errors.ts';
export type { PostgresAddress } from './connection.ts';
export { connectionStringOf } from './connection.ts';
export {
  findRunningPostgres,
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './start.ts';
