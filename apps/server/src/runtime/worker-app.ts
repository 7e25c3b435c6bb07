import express, { type Express } from 'express';
import { mountHealth } from '../health/mount-health.ts';
import type { Readiness } from '../health/readiness.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { mountMetrics, type MetricsAccess } from '../metrics/mount-metrics.ts';

/** All that a process answers over HTTP which only works: whether it lives, how it is, and what it counted. */
export function createWorkerApp(options: {
  readiness: Readiness;
  metrics: Metrics;
  access: MetricsAccess;
}): Express {
  const app = express();
  app.disable('x-powered-by');
  mountHealth(app, options.readiness);
  mountMetrics(app, options.metrics, options.access);
  return app;
}
