import type { SimulatorControl } from '@waypost/cloud-simulator';
import type { Database } from '@waypost/engine/database';
import type { SecretBox } from '@waypost/engine/secrets';
import { listSenders, type SenderRow } from '@waypost/engine/senders';
import type { Kysely } from 'kysely';

/**
 * Tells the simulator, for every sender on it, where this server takes webhooks now and how to sign them. Needed at
 * each start: the port may be another one.
 * @throws Error when the simulator does not answer or refuses.
 */
export async function registerSimulatorSenders(options: {
  db: Kysely<Database>;
  secretBox: SecretBox;
  simulator: SimulatorControl;
  /** Address of this server as the simulator reaches it. */
  webhookOrigin: string;
}): Promise<void> {
  const { db, secretBox, simulator, webhookOrigin } = options;
  for (const sender of await simulatedSenders(db)) {
    await simulator.setNumber({
      phoneNumberId: sender.phone_number_id,
      wabaId: sender.waba_id,
      displayPhoneNumber: sender.display_phone_number,
      verifiedName: sender.verified_name || sender.name,
      appSecret: secretBox.open(sender.app_secret),
      verifyToken: sender.verify_token,
      callbackUrl: `${webhookOrigin}/webhooks/whatsapp/${sender.id}`,
    });
  }
}

/** The senders of this installation that are the simulator's. */
export async function simulatedSenders(db: Kysely<Database>): Promise<SenderRow[]> {
  const senders = await listSenders(db);
  return senders.filter(({ connection }) => connection === 'simulator');
}
