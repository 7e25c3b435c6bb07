import { defaultTemplates, type SimulatorControl } from '@waypost/cloud-simulator';
import type { CloudApiClient, GraphConnection } from '@waypost/whatsapp/cloud-api';

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
  const list = await cloudApi.listTemplates(connection, wabaId);
  if (list.kind === 'ok' && list.templates.length + list.unsupported.length === 0) {
    await simulator.putTemplates({ wabaId, templates: defaultTemplates });
  }
}

/** A number out of those kept for fiction (+1 555 01xx), told by the last digits of the id. */
function fictionalNumber(phoneNumberId: string): string {
  return `+1 555-01${phoneNumberId.slice(-2)}`;
}
