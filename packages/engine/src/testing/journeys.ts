import { randomUUID } from 'node:crypto';

import { graphSchema, type Graph, type JourneySettings } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';
import { pino } from 'pino';

import { openCallGate } from '../calls/call-settings.ts';
import type { DatabaseConnection } from '../database/connect.ts';
import type { Database } from '../database/schema.ts';
import type { EngineContext } from '../engine-context.ts';
import { PublishedVersions } from '../journeys/published-versions.ts';
import { Heard } from '../lanes/heard-messages.ts';
import { LaneBook } from '../lanes/lane-book.ts';
import { RightOfWay } from '../lanes/right-of-way.ts';
import { createSignals } from '../lanes/signals.ts';
import { silentMeter } from '../metering/meter.ts';
import { memoryRecord } from '../send-holds/send-record.ts';
import { Sending } from '../send-holds/sending.ts';
import { createShortLinks } from '../links/short-links.ts';

/** The moment tests start at, unless they say otherwise. */
export const noon = Date.UTC(2026, 10, 21, 12);

/** What the lanes of an engine share, with a clock that a test moves. */
export interface TestEngine extends EngineContext {
  /** Sets the clock, ms since the epoch. */
  setNow(now: number): void;
}

export function testEngine(
  database: Pick<DatabaseConnection, 'db' | 'pool' | 'prompt' | 'bulk'>,
): TestEngine {
  let now = noon;
  const log = pino({ level: 'silent' });
  return {
    db: database.db,
    prompt: database.prompt,
    bulk: database.bulk,
    pool: database.pool,
    connections: () => ({
      baseUrl: 'http://127.0.0.1:9',
      version: 'v25.0',
      token: 't',
      appSecret: 's',
    }),
    versions: new PublishedVersions(),
    signals: createSignals(),
    heard: new Heard(),
    sending: new Sending(memoryRecord(), log, () => now),
    log,
    lanes: new LaneBook(silentMeter),
    meter: silentMeter,
    rightOfWay: new RightOfWay(),
    advances: false,
    now: () => now,
    graceMs: 120_000,
    shortLinks: createShortLinks(Buffer.alloc(32, 1), 'https://waypost.example'),
    samplePictures: (templates) => [...templates],
    calls: openCallGate(),
    instanceId: randomUUID(),
    setNow(value) {
      now = value;
    },
  };
}

/** Adds `count` profiles `<prefix>-1`, `<prefix>-2`, … with phones reserved for fiction and both consents. */
export async function addProfiles(
  db: Kysely<Database>,
  count: number,
  prefix = 'person',
  createdAt = noon - 60_000,
): Promise<void> {
  const at = new Date(createdAt);
  await sql`
    WITH people AS (
      SELECT ${prefix}::text || '-' || n AS external_id, n FROM generate_series(1, ${count}::int) AS n
    ), added AS (
      INSERT INTO profile (bucket, id, external_id, first_name, phone, country, locale, attributes,
                           marketing_consent, service_consent, created_at, updated_at)
      SELECT bucket_of(profile_id_of(external_id)), profile_id_of(external_id), external_id, 'Ada' || n,
             '+4477009' || lpad(n::text, 5, '0'), 'GB', 'en-GB', jsonb_build_object('tier', 'gold'),
             'in', 'in', ${at}, ${at}
        FROM people
      RETURNING bucket, id, phone
    )
    INSERT INTO address (kind, value, bucket, profile_id)
    SELECT 'phone', phone, bucket, id FROM added`.execute(db);
}

/** Adds a sender on the simulator with one approved marketing template `hello`, body `Hi {{1}}`, one quick reply. */
export async function addSender(db: Kysely<Database>): Promise<string> {
  const wabaId = randomUUID();
  const { rows } = await sql<{ id: string }>`
    INSERT INTO sender (name, connection, phone_number_id, waba_id, display_phone_number, token, app_secret,
                        verify_token, created_at)
    VALUES ('Shop', 'simulator', ${randomUUID()}, ${wabaId}, '+15550001', '', '', 'v', ${new Date(noon)})
    RETURNING id`.execute(db);
  const components = [
    { type: 'BODY', text: 'Hi {{1}}', example: { body_text: [['Ada']] } },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
  ];
  await sql`
    INSERT INTO template (waba_id, meta_id, name, language, category, status, components, synced_at)
    VALUES (${wabaId}, ${randomUUID()}, 'hello', 'en', 'MARKETING', 'APPROVED',
            ${JSON.stringify(components)}, ${new Date(noon)})`.execute(db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('no sender was stored');
  return id;
}

/** Adds a journey whose draft is `graph`; publishing is the test's own business. */
export async function addJourney(db: Kysely<Database>, graph: Graph): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO journey (kind, name, draft, status, created_at, updated_at, updated_by)
    VALUES ('journey', 'Abandoned cart', ${JSON.stringify(graph)}, 'draft', ${new Date(noon)},
            ${new Date(noon)}, 'test')
    RETURNING id`.execute(db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('no journey was stored');
  return id;
}

interface ActivityDraft {
  id: string;
  type: string;
  [setting: string]: unknown;
}

/** A graph of these activities; a connection is written `from.port>to`. */
export function graphOf(
  activities: ActivityDraft[],
  connections: string[],
  settings: 'never' | 'always' | Partial<JourneySettings> = 'never',
): Graph {
  return graphSchema.parse({
    format: 1,
    settings: typeof settings === 'string' ? { reentry: settings } : settings,
    activities: activities.map((activity) => ({ position: { x: 0, y: 0 }, ...activity })),
    connections: connections.map((text, index) => {
      const [from = '', to = ''] = text.split('>');
      const [activity = '', port = ''] = from.split('.');
      return { id: `c${index}`, from: { activity, port }, to };
    }),
  });
}

/** A WhatsApp activity that sends `hello` with the person's first name, or with `fallback`. */
export function hello(id: string, senderId: string, fallback = 'there'): ActivityDraft {
  return {
    id,
    type: 'whatsapp',
    senderId,
    content: {
      template: {
        name: 'hello',
        defaultLanguage: 'en',
        byLanguage: {
          en: { values: { 'body.1': { value: '{{ profile.first_name }}', fallback } } },
        },
      },
    },
  };
}
