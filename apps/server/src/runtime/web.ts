import type { Engine } from '@waypost/engine';
import type { DatabaseConnection } from '@waypost/engine/database';
import type { Importer } from '@waypost/engine/imports';
import type { SecretBox } from '@waypost/engine/secrets';
import type { CloudApiClient } from '@waypost/whatsapp/cloud-api';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { ownerHasPassword, type Accounts, type Identify } from '../auth/index.ts';
import type { Config } from '../config/config.ts';
import type { Readiness } from '../health/readiness.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { mountApi, type ApiDependencies, type MountedApi } from '../routes/index.ts';
import type { Addresses } from './addresses.ts';
import type { RunningSimulator } from './embedded-simulator.ts';
import { createHttpApp } from './http-app.ts';
import { prepareWorkspace } from './prepare-workspace.ts';
import { mountSimulatorMedia } from './simulator-media.ts';

export interface WebParts {
  readonly config: Config;
  readonly database: DatabaseConnection;
  readonly engine: Engine;
  readonly accounts: Accounts;
  readonly secretBox: SecretBox;
  readonly simulator: RunningSimulator;
  readonly graph: ApiDependencies['graph'];
  readonly cloudApi: CloudApiClient;
  readonly addresses: Addresses;
  readonly readiness: Readiness;
  readonly identify: Identify;
  readonly importer: Importer;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** What people, other systems and Meta reach. */
export interface Web {
  readonly app: Express;
  /** Fills what has to be there before anybody is let in. */
  prepare(say: (line: string) => void): Promise<void>;
  /** Ends every open stream. */
  stop(): void;
}

/** Puts together the API, the studio, sign-in, webhooks and short links. */
export function createWeb(parts: WebParts): Web {
  const {
    config,
    engine,
    accounts,
    identify,
    secretBox,
    simulator,
    graph,
    cloudApi,
    addresses,
    log,
  } = parts;
  const { db, pool } = parts.database;
  let api: MountedApi | undefined;
  const app = createHttpApp({
    engine,
    accounts,
    host: config.host,
    publicUrl: config.publicUrl,
    hasOwnerPassword: () => ownerHasPassword(pool),
    readiness: parts.readiness,
    identify,
    metrics: parts.metrics,
    metricsToken: config.metricsToken,
    mountApi: (express) => {
      mountSimulatorMedia(express, simulator.url, identify);
      api = mountApi(express, {
        db,
        engine,
        identify,
        secretBox,
        graph,
        cloudApi,
        simulator: simulator.control,
        origin: addresses.studio,
        publicUrl: config.publicUrl,
        importer: parts.importer,
        log,
        now: Date.now,
      });
    },
    log,
  });
  return {
    app,
    prepare: (say) => prepareWorkspace(parts, say),
    stop: () => api?.stop(),
  };
}
