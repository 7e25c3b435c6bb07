import express, { type Express } from 'express';
import { mountHealth } from '../health/mount-health.ts';
import type { Readiness } from '../health/readiness.ts';

/** All that a process answers over HTTP which only works: whether it lives and is ready. */
export function createWorkerApp({ readiness }: { readiness: Readiness }): Express {
  const app = express();
  app.disable('x-powered-by');
  mountHealth(app, readiness);
  return app;
}
