import { sign } from '@waypost/whatsapp/cloud-api';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { Engine } from '../engine.ts';

export const testAppSecret = 'app secret';

interface StatusDraft {
  wamid: string;
  status: 'sent' | 'delivered' | 'read' | 'failed';
  /** ms since the epoch. */
  at: number;
  echo?: string;
  /** With plus. */
  to?: string;
  code?: number;
}

/** A status as Meta's webhook has it. */
export function status({ wamid, status, at, echo, to, code }: StatusDraft) {
  return {
    id: wamid,
    status,
    timestamp: String(Math.floor(at / 1000)),
    ...(echo === undefined ? {} : { biz_opaque_callback_data: echo }),
    ...(to === undefined ? {} : { recipient_id: to.replace('+', '') }),
    ...(code === undefined ? {} : { errors: [{ code, title: 'as the test wants it' }] }),
  };
}

/** A text as Meta's webhook has it. */
export function text(from: string, id: string, body: string, at: number, quotes?: string) {
  return {
    from: from.replace('+', ''),
    id,
    timestamp: String(Math.floor(at / 1000)),
    type: 'text',
    text: { body },
    ...(quotes === undefined ? {} : { context: { id: quotes } }),
  };
}

/** A tap on a template's quick reply. */
export function tap(from: string, id: string, button: number, at: number, quotes: string) {
  return {
    from: from.replace('+', ''),
    id,
    timestamp: String(Math.floor(at / 1000)),
    type: 'button',
    button: { payload: `waypost:${button}`, text: 'Yes' },
    context: { id: quotes },
  };
}

/** Wraps one change as Meta does. `time`: when Meta wrote it, seconds since the epoch. */
export function envelope(wabaId: string, field: string, value: unknown, time?: number): Buffer {
  return Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: wabaId, ...(time === undefined ? {} : { time }), changes: [{ field, value }] }],
    }),
  );
}

/** Posts a signed webhook of the sender to the engine, with messages, statuses or both. */
export async function postWebhook(
  db: Kysely<Database>,
  engine: Pick<Engine, 'receiveWebhook'>,
  senderId: string,
  value: Record<string, unknown>,
  field = 'messages',
  time?: number,
): Promise<number> {
  const { rows } = await sql<{ phone_number_id: string; waba_id: string }>`
    SELECT phone_number_id, waba_id FROM sender WHERE id = ${senderId}`.execute(db);
  const sender = rows[0];
  if (!sender) throw new Error('no such sender');
  const metadata = {
    display_phone_number: '15550001',
    phone_number_id: sender.phone_number_id,
  };
  const rawBody = envelope(
    sender.waba_id,
    field,
    { messaging_product: 'whatsapp', metadata, ...value },
    time,
  );
  const answer = await engine.receiveWebhook({
    senderId,
    rawBody,
    signature: sign(rawBody, testAppSecret),
  });
  return answer.status;
}
