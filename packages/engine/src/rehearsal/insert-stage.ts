import { randomUUID } from 'node:crypto';

import type { Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Made up, for one rehearsal: nobody else knows of it. */
export interface Stage {
  senderId: string;
  journeyId: string;
  graph: Graph;
  /** Starts the journey. */
  eventName: string;
  /** External ids of two people. */
  people: readonly [string, string];
}

/** The epoch under which the stage's sender is owned. */
export const stageEpoch = 1;

const template = { name: 'rehearsal', language: 'en' };

/**
 * Stores two people, a sender owned by `owner`, an approved template with a variable, and a journey that is not published
 * yet. Only for a transaction that is undone.
 */
export async function insertStage(
  trx: Kysely<Database>,
  owner: string,
  now: number,
): Promise<Stage> {
  const at = new Date(now);
  const name = `rehearsal ${randomUUID()}`;
  const senderId = randomUUID();
  const journeyId = randomUUID();
  const graph = graphOf(senderId, name);
  const people: Stage['people'] = [`${name} 1`, `${name} 2`];
  const body = [
    {
      type: 'BODY',
      text: 'Hi {{first_name}}',
      example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ada' }] },
    },
  ];
  await sql`
    WITH person AS (
      INSERT INTO profile (bucket, id, external_id, first_name, phone, marketing_consent, service_consent,
                           created_at, updated_at)
      SELECT bucket_of(profile_id_of(external_id)), profile_id_of(external_id), external_id, 'Ada',
             '+4477009' || lpad(place::text, 5, '0'), 'in', 'in', ${at}, ${at}
        FROM unnest(${[...people]}::text[]) WITH ORDINALITY AS p (external_id, place)
      RETURNING bucket, id, phone
    ), reached AS (
      INSERT INTO address (kind, value, bucket, profile_id) SELECT 'phone', phone, bucket, id FROM person
    ), number AS (
      INSERT INTO sender (id, name, connection, phone_number_id, waba_id, display_phone_number, token,
                          app_secret, verify_token, created_at)
      VALUES (${senderId}, ${name}, 'simulator', ${name}, ${name}, ${name}, '', '', ${name}, ${at})
      RETURNING id
    ), owned AS (
      INSERT INTO sender_lease (sender_id, owner, epoch, expires_at)
      SELECT id, ${owner}, ${stageEpoch}, clock_timestamp() + interval '1 minute' FROM number
    ), words AS (
      INSERT INTO template (waba_id, meta_id, name, language, category, status, parameter_format, components, synced_at)
      VALUES (${name}, ${name}, ${template.name}, ${template.language}, 'UTILITY', 'APPROVED', 'NAMED',
              ${JSON.stringify(body)}, ${at})
    )
    INSERT INTO journey (id, kind, name, draft, status, created_at, updated_at, updated_by)
    VALUES (${journeyId}, 'journey', ${name}, ${JSON.stringify(graph)}, 'draft', ${at}, ${at}, ${name})`.execute(
    trx,
  );
  return { senderId, journeyId, graph, eventName: name, people };
}

function graphOf(senderId: string, eventName: string): Graph {
  const position = { x: 0, y: 0 };
  return {
    format: 1,
    settings: { reentry: 'always' },
    activities: [
      { id: 'entry', name: '', position, type: 'entryEvent', eventName, fields: [] },
      {
        id: 'message',
        name: '',
        position,
        type: 'whatsapp',
        senderId,
        content: {
          template: {
            name: template.name,
            defaultLanguage: template.language,
            byLanguage: {
              [template.language]: {
                values: {
                  'body.first_name': { value: '{{ profile.first_name }}', fallback: 'friend' },
                },
              },
            },
          },
        },
        expiry: { amount: 1, unit: 'days' },
      },
      { id: 'end', name: '', position, type: 'end' },
    ],
    connections: [
      { id: 'a', from: { activity: 'entry', port: 'next' }, to: 'message' },
      { id: 'b', from: { activity: 'message', port: 'next' }, to: 'end' },
    ],
  };
}
