import type { Engine } from '@waypost/engine';
import type { DatabaseConnection } from '@waypost/engine/database';
import { createBacklogReader } from '../metrics/backlog-reader.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { databaseCheck } from './database-check.ts';
import { laneCheck, senderCheck } from './engine-checks.ts';
import { createReadiness, type Readiness } from './readiness.ts';
import { sendingCheck } from './sending-check.ts';
import { createStage, type Stage } from './stage.ts';

/** Looks after a process: what `/readyz` tells of it, and what `/metrics` shows besides what it counted. */
export function watchOver(parts: {
  engine: Engine;
  database: DatabaseConnection;
  metrics: Metrics;
  /** The embedded database's folder; null for a database of somebody else. */
  dataDir: string | null;
}): { readiness: Readiness; stage: Stage } {
  const { engine, database, metrics, dataDir } = parts;
  const backlog = createBacklogReader(database.db);
  metrics.watch(engine, database.pool, backlog);
  const stage = createStage();
  const readiness = createReadiness();
  for (const check of [
    stage.check,
    databaseCheck(database.db, dataDir),
    sendingCheck(database.db),
    laneCheck(engine),
    senderCheck(backlog),
  ]) {
    readiness.add(check);
  }
  return { readiness, stage };
}
