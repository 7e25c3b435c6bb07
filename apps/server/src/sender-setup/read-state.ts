import { transact } from '@waypost/engine';
import { readSender, saveReading, type SenderRow } from '@waypost/engine/senders';
import type { Check } from '@waypost/whatsapp';

import type { ApiDependencies } from '../routes/dependencies.ts';
import { graphConnection } from '../routes/graph-connection.ts';

/** Reads a sender's state from Meta (or the simulator) now, keeps it, and says what was found. */
export async function readState(deps: ApiDependencies, sender: SenderRow): Promise<Check[]> {
  const { secretBox, cloudApi, db } = deps;
  const now = deps.now();
  const reading = await readSender(
    cloudApi,
    {
      connection: graphConnection(deps, sender.connection, secretBox.open(sender.token)),
      appSecret: secretBox.open(sender.app_secret),
      appId: sender.app_id,
      phoneNumberId: sender.phone_number_id,
      wabaId: sender.waba_id,
    },
    now,
  );
  const goesOn = await transact(db, (trx) => saveReading(trx, sender, reading, now));
  if (goesOn) deps.engine.wakeDispatch();
  return reading.checks;
}
