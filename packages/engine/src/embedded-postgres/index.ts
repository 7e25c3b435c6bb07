export { EmbeddedPostgresError } from './errors.ts';
export type { PostgresAddress } from './connection.ts';
export { connectionStringOf } from './connection.ts';
export {
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './start.ts';
