import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine } from '@waypost/engine';
import { adoptFiles, createImporter } from '@waypost/engine/imports';
import { createShortLinks } from '@waypost/engine/links';
import { createSecretBox } from '@waypost/engine/secrets';
import { createCloudApiClient } from '@waypost/whatsapp/cloud-api';
import { createAccounts, createIdentify, mintSignInLink } from '../auth/index.ts';
import type { Config } from '../config/config.ts';
import { watchOver } from '../health/watch-over.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { withReachablePictures } from '../routes/index.ts';
import { startTracing } from '../tracing/tracing.ts';
import { addressesOf, type Addresses } from './addresses.ts';
import { openSimulator } from './embedded-simulator.ts';
import { listenNear } from './listen.ts';
import { noteRestore } from './note-restore.ts';
import { createLog } from './log.ts';
import { openInstallation } from './open-installation.ts';
import { untilUsable } from './until-usable.ts';
import { answersPeople, engineRolesOf } from './process-role.ts';
import { checkSecretKey } from './secret-key-check.ts';
import { loadSecretKey } from './secret-key.ts';
import { openSendRecord } from './send-record.ts';
import { simulatedSenders } from './simulator-senders.ts';
import { createWeb } from './web.ts';
import { createWorkerApp } from './worker-app.ts';

/** A running Waypost. */
export interface Waypost {
  readonly addresses: Addresses;
  /** false: another port than PORT was taken, because something else uses that one. */
  readonly gotWantedPort: boolean;
  /** A link that signs the owner in, once, within 15 minutes. */
  mintLink(): Promise<string>;
  /** Ends in good order, the embedded database included. */
  stop(): Promise<void>;
}

/**
 * Brings Waypost up: database, lock, tables, HTTP, simulator, engine.
 * @param say told what takes time, in words for the person who started it.
 * @param onLost called when the installation came into other hands and this process has to end.
 * @returns null when another server of this data folder runs.
 * @throws WrongSecretKey
 */
export async function startWaypost(
  config: Config,
  say: (line: string) => void,
  onLost: () => void,
): Promise<Waypost | null> {
  const log = createLog(config);
  const metrics = createMetrics();
  const tracing =
    config.traces === null ? null : await startTracing({ ...config.traces, role: config.role });
  const installation = await untilUsable(config, say, () =>
    openInstallation(config, log, say, onLost),
  );
  if (!installation) return null;
  const { database } = installation;
  const secretKey = await loadSecretKey(config);
  const secretBox = createSecretBox(secretKey);
  await checkSecretKey(database.pool, secretKey, secretBox);
  await noteRestore(database.db, config.dataDir, Date.now());

  let answer = answerStarting;
  const server = createServer((request, response) => answer(request, response));
  if (tracing) server.on('request', tracing.request);
  const port = await listenNear(server, config.host, config.port, config.role !== 'web');
  const addresses = addressesOf(config, port);
  const simulator = await openSimulator(config, log);
  if (!simulator.isThere && (await simulatedSenders(database.db)).length > 0) {
    log.warn('there are simulated senders and no SIMULATOR_URL: their messages wait');
  }
  const graph = {
    meta: { baseUrl: config.graphUrl, version: config.graphVersion },
    simulator: { baseUrl: simulator.url, version: config.graphVersion },
  };
  const engine = createEngine({
    db: database,
    connections: (sender) => ({
      ...graph[sender.connection],
      token: secretBox.open(sender.token),
      appSecret: secretBox.open(sender.app_secret),
    }),
    log,
    graceMs: config.graceMs,
    shortLinks: createShortLinks(secretKey, config.publicUrl ?? addresses.local),
    samplePictures: (templates) =>
      withReachablePictures(templates, graph.simulator.baseUrl, addresses.studio),
    calls: {
      openSecret: (sealed) => secretBox.open(sealed),
      privateHosts: config.allowedPrivateHosts,
    },
    sendRecord: openSendRecord(config.dataDir, log),
    roles: engineRolesOf(config.role),
    meter: tracing?.traced(metrics.meter) ?? metrics.meter,
    retention: config.retention,
  });
  const accounts = createAccounts({
    pool: database.pool,
    secretKey,
    origins: addresses.origins,
  });
  const identify = createIdentify({
    accounts,
    db: database.db,
    environmentKey: config.apiKey,
    now: Date.now,
  });
  const { db, pool } = database;
  if (config.role === 'all') await adoptFiles(db, join(config.dataDir, 'imports'));
  const importer = createImporter({ db, pool, log, now: Date.now });
  const dataDir = config.databaseUrl === null ? config.dataDir : null;
  const { readiness, stage } = watchOver({ engine, database, metrics, dataDir });
  const web = answersPeople(config.role)
    ? createWeb({
        config,
        database,
        engine,
        accounts,
        secretBox,
        simulator,
        graph,
        cloudApi: createCloudApiClient(),
        addresses,
        readiness,
        identify,
        importer,
        metrics,
        log,
      })
    : null;
  const access = {
    token: config.metricsToken,
    isPublic: config.publicUrl !== null,
    identify,
  };
  answer = web?.app ?? createWorkerApp({ readiness, metrics, access });
  await web?.prepare(say);
  await engine.start();
  void engine.rehearse();
  if (config.role !== 'web') importer.start();
  await installation.noteOrigin(addresses.studio);
  stage.isUp();

  return {
    addresses,
    gotWantedPort: port === config.port,
    mintLink: () => mintSignInLink(accounts, database.pool, addresses.studio),
    stop: async () => {
      stage.isStopping();
      await sleep(config.drainMs);
      const closed = closeServer(server);
      web?.stop();
      await Promise.all([engine.stop(), importer.stop()]);
      await simulator.stop();
      await closed;
      await installation.close();
      await tracing?.stop();
    },
  };
}

/** Until everything is up. */
const answerStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' }).end('starting\n');
};

/** Streams to browsers never end by themselves: after a moment for answers under way, connections are cut. */
async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 1500).unref();
  });
}
