import { createHmac } from 'node:crypto';

import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { Engine } from '../engine.ts';

/** Hands an engine a signed webhook with this `messages` value, as Meta would send it for the sender. */
export async function deliverWebhook(
  db: Kysely<Database>,
  engine: Engine,
  senderId: string,
  appSecret: string,
  value: Record<string, unknown>,
) {
  const { rows } = await sql<{ phone_number_id: string; waba_id: string }>`
    SELECT phone_number_id, waba_id FROM sender WHERE id = ${senderId}`.execute(db);
  const sender = rows[0];
  const rawBody = Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: sender?.waba_id,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: {
                  display_phone_number: '15550001',
                  phone_number_id: sender?.phone_number_id,
                },
                ...value,
              },
            },
          ],
        },
      ],
    }),
  );
  const signature = `sha256=${createHmac('sha256', appSecret).update(rawBody).digest('hex')}`;
  return engine.receiveWebhook({ senderId, rawBody, signature });
}
