import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import express from 'express';

import { defaultNumber } from '../accounts/default-account.ts';
import type { NumberSettingsInput } from '../accounts/settings.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../simulator.ts';
import { defaultTemplates } from '../templates/default-templates.ts';

export interface RunningSimulator {
  /** Base of the Graph API; `/control` and `/media` lie beside it. */
  url: string;
  simulator: Simulator;
  directory: string;
  close: () => Promise<void>;
}

/**
 * Starts a simulator for a test on a free port, with the default account and its templates, in a
 * folder of its own that goes away with it (unless `directory` is given).
 */
export async function startSimulator(
  options: Partial<SimulatorOptions> & { number?: Partial<NumberSettingsInput> } = {},
): Promise<RunningSimulator> {
  const { number, ...behaviour } = options;
  const own = await mkdtemp(join(tmpdir(), 'waypost-simulator-'));
  const directory = options.directory ?? own;
  const simulator = createSimulator({ ...behaviour, directory });
  simulator.setNumber({ ...defaultNumber, ...number });
  await simulator.putTemplates({ wabaId: defaultNumber.wabaId, templates: defaultTemplates });
  const app = express();
  app.use('/control', simulator.controlRouter);
  app.use('/media', simulator.mediaRouter);
  app.use(simulator.graphRouter);
  const server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    simulator,
    directory,
    async close() {
      server.closeAllConnections();
      server.close();
      await simulator.close();
      await rm(own, { recursive: true, force: true });
    },
  };
}
