import { randomUUID } from 'node:crypto';

import type { SimulatorControl } from '@waypost/cloud-simulator';
import { queueDirectMessage } from '@waypost/engine/dispatch';
import type { Database } from '@waypost/engine/database';
import { testAppSecret } from '@waypost/engine/testing';
import { sql, type Kysely } from 'kysely';

import type { ExpectedAction } from './expected-actions.ts';

export interface ErrorCase {
  code: number;
  by: 'http' | 'webhook';
  action: ExpectedAction;
  senderId: string;
  phoneNumberId: string;
  /** E.164, of one person per case. */
  phone: string;
  messageId: string;
}

/** How a case's message, sender and template stand. Times are ms from now. */
export interface CaseState {
  state: string;
  failureCode: number | null;
  attempts: number;
  waitsFor: string | null;
  dueIn: number | null;
  pauseScope: string | null;
  pauseCode: number | null;
  pauseEndsIn: number | null;
  templateStatus: string | null;
  optedOutByMeta: boolean;
}

let made = 0;

/** A sender on the simulator in an account of its own, with one approved template `hello`. */
export async function addSimulatedSender(
  db: Kysely<Database>,
  simulator: SimulatorControl,
  receiver: string,
  category: string,
): Promise<{ senderId: string; phoneNumberId: string }> {
  made += 1;
  const senderId = randomUUID();
  const phoneNumberId = String(200_000_000 + made);
  const wabaId = String(300_000_000 + made);
  const displayPhoneNumber = `+39 02 555 ${String(made).padStart(4, '0')}`;
  const at = new Date();
  await sql`
    INSERT INTO sender (id, name, connection, phone_number_id, waba_id, display_phone_number, token,
                        app_secret, verify_token, messages_per_second, created_at)
    VALUES (${senderId}, 'Shop', 'simulator', ${phoneNumberId}, ${wabaId}, ${displayPhoneNumber}, '', '', 'v',
            1000, ${at})`.execute(db);
  const components = [{ type: 'BODY' as const, text: 'The shop is open again.' }];
  await sql`
    INSERT INTO template (waba_id, meta_id, name, language, category, status, components, synced_at)
    VALUES (${wabaId}, ${String(400_000_000 + made)}, 'hello', 'en', ${category}, 'APPROVED',
            ${JSON.stringify(components)}, ${at})`.execute(db);
  await simulator.setNumber({
    phoneNumberId,
    wabaId,
    displayPhoneNumber,
    verifiedName: 'Shop',
    appSecret: testAppSecret,
    verifyToken: 'v',
    callbackUrl: `${receiver}/${senderId}`,
  });
  await simulator.putTemplates({
    wabaId,
    templates: [
      {
        name: 'hello',
        language: 'en',
        category: category === 'UTILITY' ? 'UTILITY' : 'MARKETING',
        status: 'APPROVED',
        parameterFormat: 'POSITIONAL',
        components,
      },
    ],
  });
  return { senderId, phoneNumberId };
}

/** Queues the one message of a case to a person of its own. */
export async function queueCase(
  db: Kysely<Database>,
  one: Pick<ErrorCase, 'senderId' | 'phone'>,
  expiresAt: number,
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      INSERT INTO profile (bucket, id, external_id, phone, marketing_consent, service_consent, created_at, updated_at)
      SELECT bucket_of(id), id, ${one.phone}, ${one.phone}, 'in', 'in', now(), now()
        FROM profile_id_of(${one.phone}) AS id
      RETURNING id`.execute(trx);
    const queued = await queueDirectMessage(
      trx,
      {
        profileId: rows[0]?.id ?? '',
        senderId: one.senderId,
        payload: { type: 'template', template: { name: 'hello', language: { code: 'en' } } },
        templateName: 'hello',
        language: 'en',
        origin: 'test',
        expiresAt,
      },
      Date.now(),
    );
    if (queued === null) throw new Error('nothing was queued');
    return queued.messageId;
  });
}

export async function caseState(
  db: Kysely<Database>,
  one: Pick<ErrorCase, 'messageId' | 'phone'>,
): Promise<CaseState | undefined> {
  const { rows } = await sql<CaseState>`
    SELECT m.state, m.failure_code AS "failureCode", o.waits_for AS "waitsFor",
           (SELECT count(*) FROM attempt a WHERE a.message_id = m.id AND a.bucket = m.bucket
                    AND a.state <> 'unsent') AS attempts,
           extract(epoch FROM o.due_at - now())::float8 * 1000 AS "dueIn",
           CASE WHEN s.paused_at IS NOT NULL THEN s.pause_scope END AS "pauseScope",
           s.pause_code AS "pauseCode",
           extract(epoch FROM s.paused_until - now())::float8 * 1000 AS "pauseEndsIn",
           t.status AS "templateStatus",
           EXISTS (SELECT FROM suppression x
                    WHERE x.number = ${one.phone} AND x.purpose = 'marketing' AND x.by_meta) AS "optedOutByMeta"
      FROM message m
      JOIN sender s ON s.id = m.sender_id
      LEFT JOIN template t ON t.waba_id = s.waba_id
      LEFT JOIN outbox o ON o.bucket = m.bucket AND o.message_id = m.id
     WHERE m.bucket = bucket_of(${one.messageId}::uuid) AND m.id = ${one.messageId}`.execute(db);
  return rows[0];
}
