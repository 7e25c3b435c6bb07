import { defaultNumber, defaultTemplates, type SimulatorControl } from '@waypost/cloud-simulator';
import type { Database } from '@waypost/engine/database';
import { demoIsDue, seedDemo } from '@waypost/engine/demo';
import type { SecretBox } from '@waypost/engine/secrets';
import type { CloudApiClient, GraphConnection } from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import { withReachablePictures } from '../routes/simulator-pictures.ts';

/**
 * Fills a workspace that was never filled with the demo, and the simulator with the templates the demo
 * sends. Call it before the senders are registered at the simulator. Answers whether it did.
 * @throws Error when the simulator does not answer as it should.
 */
export async function prepareDemo(options: {
  db: Kysely<Database>;
  secretBox: SecretBox;
  simulator: SimulatorControl;
  cloudApi: CloudApiClient;
  graph: Omit<GraphConnection, 'token'>;
  /** Where browsers reach this server. */
  origin: string;
  now: number;
}): Promise<boolean> {
  const { db, secretBox, simulator, cloudApi, graph, origin, now } = options;
  if (!(await demoIsDue(db, now))) return false;
  await simulator.setNumber(defaultNumber);
  await simulator.putTemplates({ wabaId: defaultNumber.wabaId, templates: defaultTemplates });
  const list = await cloudApi.listTemplates({ ...graph, token: 'demo' }, defaultNumber.wabaId);
  if (list.kind !== 'ok') {
    throw new Error('The simulator did not list its templates, so the demo cannot be prepared.');
  }
  const { phoneNumberId, wabaId, displayPhoneNumber, verifiedName } = defaultNumber;
  return seedDemo(
    db,
    {
      secretBox,
      number: { phoneNumberId, wabaId, displayPhoneNumber, verifiedName },
      templates: withReachablePictures(list.templates, graph.baseUrl, origin),
    },
    now,
  );
}
