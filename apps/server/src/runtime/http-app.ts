import type { Engine } from '@waypost/engine';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Logger } from 'pino';
import { doorkeeper, mountSignIn, type Accounts, type Identify } from '../auth/index.ts';
import { mountHealth } from '../health/mount-health.ts';
import type { Readiness } from '../health/readiness.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { mountMetrics } from '../metrics/mount-metrics.ts';
import { securityHeaders } from './security-headers.ts';
import { mountShortLinks } from './short-links.ts';
import { mountStudio } from './studio.ts';
import { mountHandshakes, mountWebhooks } from './webhooks.ts';

export interface HttpAppOptions {
  readonly engine: Engine;
  readonly accounts: Accounts;
  /** HOST */
  readonly host: string;
  /** PUBLIC_URL */
  readonly publicUrl: string | null;
  readonly hasOwnerPassword: () => Promise<boolean>;
  readonly readiness: Readiness;
  readonly identify: Identify;
  readonly metrics: Metrics;
  /** METRICS_TOKEN */
  readonly metricsToken: string | null;
  /** Adds the API's routes. */
  readonly mountApi: (app: Express) => void;
  readonly log: Logger;
}

/** Everything Waypost answers over HTTP: health, webhooks, sign-in, API, studio. */
export function createHttpApp(options: HttpAppOptions): Express {
  const { engine, accounts, host, publicUrl, hasOwnerPassword, readiness, mountApi, log } = options;
  const app = express();
  app.disable('x-powered-by');
  mountWebhooks(app, engine);
  app.use(securityHeaders);
  app.use(doorkeeper({ listeningOn: host, isOpen: hasOwnerPassword }));

  mountHealth(app, readiness);
  mountMetrics(app, options.metrics, {
    token: options.metricsToken,
    isPublic: publicUrl !== null,
    identify: options.identify,
  });
  mountHandshakes(app, engine);
  mountShortLinks(app, engine, log);
  mountSignIn(app, accounts, publicUrl?.startsWith('https:') ? publicUrl : null);
  mountApi(app);
  mountStudio(app);
  app.use(answerErrors(log));
  return app;
}

function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error }, 'a request failed');
    response.status(status).json({
      message: status >= 500 ? 'Something went wrong here.' : 'This request can not be read.',
    });
  };
}

function statusOf(error: unknown): number {
  if (typeof error === 'object' && error !== null && 'status' in error) {
    const { status } = error;
    if (typeof status === 'number' && status >= 400 && status < 600) return status;
  }
  return 500;
}
