import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { reasonOf } from './reason-of.ts';
import { setAside } from './set-aside.ts';

/** Notes a webhook of which some updates could not be processed. Its body stays where all are kept. */
export async function setAsideWebhook(
  trx: Kysely<Database>,
  webhook: { webhook_id: number; sender_id: string; received_at: Date },
  faults: readonly unknown[],
  now: number,
): Promise<void> {
  await setAside(
    trx,
    [
      {
        kind: 'webhook',
        subject: String(webhook.webhook_id),
        senderId: webhook.sender_id,
        reason: reasonOf(faults[0]),
        data: { receivedAt: webhook.received_at.toISOString(), updates: faults.length },
      },
    ],
    now,
  );
}
