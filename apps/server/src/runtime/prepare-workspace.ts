import { ensureKeywordGroups } from '@waypost/engine/keywords';
import { prepareDemo } from '../demo/prepare-demo.ts';
import { registerSimulatorSenders } from './simulator-senders.ts';
import type { WebParts } from './web.ts';

/** What has to be there before anybody is let in: on first use the demo, and senders the simulator knows. */
export async function prepareWorkspace(
  parts: Pick<
    WebParts,
    'config' | 'database' | 'secretBox' | 'simulator' | 'graph' | 'cloudApi' | 'addresses'
  >,
  say: (line: string) => void,
): Promise<void> {
  const { config, database, secretBox, simulator, graph, cloudApi, addresses } = parts;
  const { db } = database;
  if (config.demo && simulator.isThere) {
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
  if (!simulator.isThere) return;
  await registerSimulatorSenders({
    db,
    secretBox,
    simulator: simulator.control,
    // Of several processes that answer, the simulator reaches whichever is up under the address of all.
    webhookOrigin: config.role === 'web' ? (config.publicUrl ?? addresses.local) : addresses.local,
  });
}
