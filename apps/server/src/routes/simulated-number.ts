import { randomBytes, randomInt } from 'node:crypto';

import { defaultNumber, defaultTemplates, type SimulatorControl } from '@waypost/cloud-simulator';
import { listSenders } from '@waypost/engine/senders';
import type { CloudApiClient, GraphConnection } from '@waypost/whatsapp/cloud-api';

import type { ApiDependencies } from './dependencies.ts';

/**
 * Makes a number at the simulator when it has none with this id: there, nobody else could. A new account
 * starts with the simulator's templates. An account that exists is left as it is.
 */
export async function ensureSimulatedNumber(
  simulator: SimulatorControl,
  cloudApi: CloudApiClient,
  connection: GraphConnection,
  number: { phoneNumberId: string; wabaId: string; name: string },
): Promise<void> {
  const { phoneNumberId, wabaId, name } = number;
  const phone = await cloudApi.getPhoneNumber(connection, phoneNumberId);
  if (phone.kind !== 'error') return;
  await simulator.setNumber({
    phoneNumberId,
    wabaId,
    displayPhoneNumber: fictionalNumber(phoneNumberId),
    verifiedName: name,
  });
  await ensureTemplates(simulator, cloudApi, connection, wabaId);
}

async function ensureTemplates(
  simulator: SimulatorControl,
  cloudApi: CloudApiClient,
  connection: GraphConnection,
  wabaId: string,
): Promise<void> {
  const list = await cloudApi.listTemplates(connection, wabaId);
  if (list.kind === 'ok' && list.templates.length === 0) {
    await simulator.putTemplates({ wabaId, templates: defaultTemplates });
  }
}

/** Another number in the simulator's own account, whose templates it shares. */
export async function newSimulatedNumber(deps: ApiDependencies, name: string) {
  const { simulator, cloudApi, graph } = deps;
  const taken = new Set((await listSenders(deps.db)).map((sender) => sender.display_phone_number));
  const ids = Array.from({ length: 100 }, (_, index) => {
    const place = String(index).padStart(2, '0');
    return `${randomInt(2_000_000_000, 9_999_999_999)}000${place}`;
  });
  const phoneNumberId = ids.find((id) => !taken.has(fictionalNumber(id))) ?? ids[0] ?? '';
  const number = {
    phoneNumberId,
    wabaId: defaultNumber.wabaId,
    displayPhoneNumber: fictionalNumber(phoneNumberId),
    verifiedName: name,
  };
  await simulator.setNumber(number);
  const token = randomBytes(16).toString('hex');
  await ensureTemplates(simulator, cloudApi, { ...graph.simulator, token }, number.wabaId);
  return { ...number, name, token, appSecret: randomBytes(16).toString('hex') };
}

/** A number out of those kept for fiction (+1 555 01xx), told by the last digits of the id. */
function fictionalNumber(phoneNumberId: string): string {
  return `+1 555-01${phoneNumberId.slice(-2)}`;
}
