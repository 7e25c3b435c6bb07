import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { connectSimulator, createSimulator, type SimulatorControl } from '@waypost/cloud-simulator';
import express from 'express';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { listenNear } from './listen.ts';

/** A stand-in for Meta's Cloud API that answers on an address of its own. */
export interface RunningSimulator {
  /** For example `http://127.0.0.1:40123`: Graph API below it, `/control` and `/media` too. */
  readonly url: string;
  readonly control: SimulatorControl;
  /** false: this process has none; its senders' messages wait for one that has. */
  readonly isThere: boolean;
  stop(): Promise<void>;
}

/** Nothing listens at the discard port. */
const NOWHERE = 'http://127.0.0.1:9';

/**
 * The simulator named by SIMULATOR_URL or, without one, the embedded one, which only a process that does everything
 * has: several would each know another part of a conversation. The embedded one listens on the loopback address
 * alone, apart from the studio: neither HOST nor a tunnel opens it to strangers.
 */
export async function openSimulator(config: Config, log: Logger): Promise<RunningSimulator> {
  if (config.simulatorUrl !== null) {
    const url = config.simulatorUrl;
    return { url, control: connectSimulator(url), isThere: true, stop: () => Promise.resolve() };
  }
  if (config.role !== 'all') {
    const control = connectSimulator(NOWHERE);
    return { url: NOWHERE, control, isThere: false, stop: () => Promise.resolve() };
  }
  const directory = join(config.dataDir, 'simulator');
  // Conversations are nobody else's business.
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const simulator = createSimulator({ directory, log });
  const app = express();
  app.disable('x-powered-by');
  app.use(simulator.router);
  app.use(simulator.graphRouter);
  const server = createServer(app);
  const port = await listenNear(server, '127.0.0.1', 0);
  return {
    url: `http://127.0.0.1:${port}`,
    control: simulator.control,
    isThere: true,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await simulator.close();
    },
  };
}
