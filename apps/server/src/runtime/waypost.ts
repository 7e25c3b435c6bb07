import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, createEngine, migrate, type ConnectionResolver } from '@waypost/engine';
import { ensureKeywordGroups } from '@waypost/engine/keywords';
import { createShortLinks } from '@waypost/engine/links';
import { createSecretBox } from '@waypost/engine/secrets';
import { createCloudApiClient } from '@waypost/whatsapp/cloud-api';
import { sql } from 'kysely';
import { createAccounts, createIdentify, mintSignInLink, ownerHasPassword } from '../auth/index.ts';
import type { Config } from '../config/config.ts';
import { prepareDemo } from '../demo/prepare-demo.ts';
import { mountApi, type MountedApi, withReachablePictures } from '../routes/index.ts';
import { addressesOf, type Addresses } from './addresses.ts';
import { openDatabase } from './database.ts';
import { openSimulator } from './embedded-simulator.ts';
import { createHttpApp } from './http-app.ts';
import { lockName, takeInstallationLock } from './installation-lock.ts';
import { listenNear } from './listen.ts';
import { createLog } from './log.ts';
import { forgetRunningServer, noteRunningServer } from './running-server.ts';
import { loadSecretKey } from './secret-key.ts';
import { mountSimulatorMedia } from './simulator-media.ts';
import { registerSimulatorSenders } from './simulator-senders.ts';

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
 */
export async function startWaypost(
  config: Config,
  say: (line: string) => void,
  onLost: () => void,
): Promise<Waypost | null> {
  const log = createLog(config);
  const source = await openDatabase(config, say);
  const lock = lockName(config);
  const installation = await takeInstallationLock({
    connectionString: source.connectionString,
    name: lock,
    onConnectionLost: async () => {
      log.warn('the connection to the database was lost');
      await source.embedded?.ensureRunning();
    },
    onTaken: onLost,
  });
  if (!installation) return null;

  const database = connect({ connectionString: source.connectionString });
  const { db, pool } = database;
  const applied = await migrate(db);
  if (applied.length > 0) say('Preparing the tables');
  await forgetRunningServer(pool, lock);
  const secretKey = await loadSecretKey(config);
  const secretBox = createSecretBox(secretKey);

  let answer = answerStarting;
  const server = createServer((request, response) => answer(request, response));
  const port = await listenNear(server, config.host, config.port);
  const addresses = addressesOf(config, port);

  const simulator = await openSimulator(config, log);
  const graph = {
    meta: { baseUrl: config.graphUrl, version: config.graphVersion },
    simulator: { baseUrl: simulator.url, version: config.graphVersion },
  };
  const connections: ConnectionResolver = (sender) => ({
    ...graph[sender.connection],
    token: secretBox.open(sender.token),
    appSecret: secretBox.open(sender.app_secret),
  });
  const engine = createEngine({
    db: database,
    connections,
    log,
    graceMs: config.graceMs,
    shortLinks: createShortLinks(secretKey, config.publicUrl ?? addresses.local),
    samplePictures: (templates) =>
      withReachablePictures(templates, graph.simulator.baseUrl, addresses.studio),
  });
  const accounts = createAccounts({ pool, secretKey, origins: addresses.origins });
  const identify = createIdentify({
    accounts,
    pool,
    environmentKey: config.apiKey,
    now: Date.now,
  });
  const cloudApi = createCloudApiClient();

  let ready = false;
  let api: MountedApi | undefined;
  answer = createHttpApp({
    engine,
    accounts,
    host: config.host,
    publicUrl: config.publicUrl,
    hasOwnerPassword: () => ownerHasPassword(pool),
    isReady: async () => {
      if (!ready) return false;
      return sql`select 1`.execute(db).then(
        () => true,
        () => false,
      );
    },
    mountApi: (app) => {
      mountSimulatorMedia(app, simulator.url, identify);
      api = mountApi(app, {
        db,
        engine,
        identify,
        secretBox,
        graph,
        cloudApi,
        simulator: simulator.control,
        origin: addresses.studio,
        publicUrl: config.publicUrl,
        dataDir: config.dataDir,
        log,
        now: Date.now,
      });
    },
    log,
  });

  if (config.demo) {
    const filled = await prepareDemo({
      db,
      secretBox,
      simulator: simulator.control,
      cloudApi,
      graph: graph.simulator,
      origin: addresses.studio,
      now: Date.now(),
    });
    if (filled) say('Adding people, templates and a journey to try');
  }
  await ensureKeywordGroups(db, Date.now());
  await registerSimulatorSenders({
    db,
    secretBox,
    simulator: simulator.control,
    webhookOrigin: addresses.local,
  });
  await engine.start();
  await api?.start();
  await noteRunningServer(pool, lock, addresses.studio);
  ready = true;

  return {
    addresses,
    gotWantedPort: port === config.port,
    mintLink: () => mintSignInLink(accounts, pool, addresses.studio),
    stop: async () => {
      ready = false;
      const closed = closeServer(server);
      await api?.stop();
      await engine.stop();
      await simulator.stop();
      await closed;
      await forgetRunningServer(pool, lock).catch(() => {});
      await installation.release();
      await database.close();
      await source.embedded?.stop();
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
