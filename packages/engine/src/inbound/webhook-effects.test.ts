import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startGraphSink, type GraphSink } from '../testing/graph-sink.ts';
import { addSender } from '../testing/journeys.ts';
import { postWebhook } from '../testing/meta-webhooks.ts';
import { startEngine, type RunningEngine } from '../testing/running-engine.ts';

/*
 * One webhook of each kind, and what it leads to. Every one is sent a second time, after which the
 * database holds exactly what it held before.
 */

const patience = { timeout: 25_000, interval: 20 };

let database: TestDatabase;
let sink: GraphSink;
let engine: RunningEngine;
let people = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await startGraphSink();
  engine = await startEngine(database, sink.url, {
    roles: { advance: false, dispatch: false, launches: false },
  });
});

afterAll(async () => {
  await engine.stop();
  await sink.close();
  await database.drop();
});

/** What a case works with: a sender and a person of its own. */
interface World {
  senderId: string;
  wabaId: string;
  /** Without plus, as webhooks write it. */
  phone: string;
  wamid: string;
  /** Seconds since the epoch. */
  at: number;
}

async function newWorld(): Promise<World> {
  people += 1;
  const senderId = await addSender(database.db);
  const number = `1555000${String(people).padStart(4, '0')}`;
  const { rows } = await sql<{ waba_id: string }>`
    UPDATE sender SET display_phone_number = ${`+${number}`} WHERE id = ${senderId} RETURNING waba_id`.execute(
    database.db,
  );
  return {
    senderId,
    wabaId: rows[0]?.waba_id ?? '',
    phone: `4477009${String(50_000 + people)}`,
    wamid: `wamid.${randomUUID()}`,
    at: Math.floor(engine.now() / 1000),
  };
}

/** Adds a person with this world's phone, opted in. */
async function knownPerson(world: World, more: { bsuid?: string } = {}): Promise<void> {
  const externalId = `crm-${world.phone}`;
  await sql`
    WITH added AS (
      INSERT INTO profile (bucket, id, external_id, first_name, phone, bsuid, country, marketing_consent,
                           service_consent, created_at, updated_at)
      SELECT bucket_of(profile_id_of(${externalId})), profile_id_of(${externalId}), ${externalId}, 'Ada',
             ${`+${world.phone}`}, ${more.bsuid ?? null}, 'GB', 'in', 'in', now(), now()
      RETURNING bucket, id, phone, bsuid
    )
    INSERT INTO address (kind, value, bucket, profile_id)
    SELECT 'phone', phone, bucket, id FROM added
    UNION ALL SELECT 'bsuid', bsuid, bucket, id FROM added WHERE bsuid IS NOT NULL`.execute(
    database.db,
  );
}

/** Adds a message we sent to this world's known person. */
async function sentMessage(world: World, wamid: string): Promise<void> {
  await sql`
    INSERT INTO message (bucket, id, direction, profile_id, sender_id, number, payload, created_at, state,
                         wamid, accepted_at)
    SELECT p.bucket, id_in_bucket(p.bucket, ${wamid}), 'out', p.id, ${world.senderId}, p.phone,
           '{"type":"text","text":{"body":"Hello"}}', ${new Date(engine.now())}, 'accepted', ${wamid},
           ${new Date(engine.now())}
      FROM profile p WHERE p.phone = ${`+${world.phone}`}`.execute(database.db);
}

async function rowsOf(query: ReturnType<typeof sql>): Promise<unknown[]> {
  const { rows } = await query.execute(database.db);
  return rows;
}

async function settled(): Promise<void> {
  await expect.poll(() => rowsOf(sql`SELECT FROM webhook_inbox`), patience).toEqual([]);
}

/** Everything a webhook may change, as text. */
async function everything(): Promise<unknown[]> {
  return rowsOf(sql`
    SELECT 'profile' AS kind, to_jsonb(t)::text AS row FROM profile t
    UNION ALL SELECT 'address', to_jsonb(t)::text FROM address t
    UNION ALL SELECT 'message', to_jsonb(t)::text FROM message t
    UNION ALL SELECT 'event', to_jsonb(t)::text FROM event t
    UNION ALL SELECT 'customer_window', to_jsonb(t)::text FROM customer_window t
    UNION ALL SELECT 'consent_entry', to_jsonb(t)::text FROM consent_entry t
    UNION ALL SELECT 'suppression', to_jsonb(t)::text FROM suppression t
    UNION ALL SELECT 'template', (to_jsonb(t) - 'synced_at')::text FROM template t
    UNION ALL SELECT 'sender', (to_jsonb(t) - 'last_webhook_at' - 'check_due_at' - 'suppression_version')::text
                FROM sender t
    UNION ALL SELECT 'sender_notice', to_jsonb(t)::text FROM sender_notice t
    UNION ALL SELECT 'inbound_medium', (to_jsonb(t) - 'tries' - 'next_try_at')::text FROM inbound_medium t
    UNION ALL SELECT 'outbox', to_jsonb(t)::text FROM outbox t
    UNION ALL SELECT 'run', to_jsonb(t)::text FROM run t
    ORDER BY 1, 2`);
}

/** Posts a webhook, asserts its effect, posts it again and asserts that nothing changed. */
async function expectEffect(
  world: World,
  value: Record<string, unknown>,
  effect: () => Promise<unknown>,
  expected: object,
  field = 'messages',
): Promise<void> {
  const post = () => postWebhook(database.db, engine, world.senderId, value, field, world.at);
  expect(await post()).toBe(200);
  await expect.poll(effect, patience).toMatchObject(expected);
  await settled();
  const before = await everything();
  expect(await post()).toBe(200);
  await settled();
  expect(await everything()).toEqual(before);
}

function inbound(world: World, message: Record<string, unknown>): Record<string, unknown> {
  return {
    contacts: [{ wa_id: world.phone, profile: { name: 'Sheena' } }],
    messages: [{ from: world.phone, id: world.wamid, timestamp: String(world.at), ...message }],
  };
}

/** The latest event of this world's person, and what its message holds. */
async function said(world: World): Promise<unknown> {
  const [row] = await rowsOf(sql`
    SELECT e.kind, e.payload AS event, e.button, m.payload AS message, m.state,
           w.expires_at = w.opened_at + interval '24 hours' AS window_open,
           w.free_entry_until = w.opened_at + interval '72 hours' AS free_entry
      FROM profile p JOIN event e ON e.bucket = p.bucket AND e.profile_id = p.id
      LEFT JOIN message m ON m.bucket = p.bucket AND m.profile_id = p.id AND m.direction = 'in'
      LEFT JOIN customer_window w ON w.bucket = p.bucket AND w.profile_id = p.id
     WHERE p.phone = ${`+${world.phone}`} ORDER BY e.id LIMIT 1`);
  return row ?? {};
}

describe('what people send', () => {
  test.each([
    ['a text', { type: 'text', text: { body: 'In red?' } }, 'reply', { text: 'In red?' }],
    [
      'a question about a product',
      {
        type: 'text',
        text: { body: 'Still there?' },
        context: {
          id: 'wamid.p',
          referred_product: { catalog_id: '7', product_retailer_id: 'pot' },
        },
      },
      'reply',
      { product: { catalog_id: '7', retailer_id: 'pot' } },
    ],
    [
      'a tap on a template’s button',
      {
        type: 'button',
        button: { payload: 'waypost:1', text: 'Later' },
        context: { id: 'wamid.x' },
      },
      'button',
      { button: 'Later', text: 'Later' },
    ],
    [
      'a reply button',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'waypost:0', title: 'Yes' } },
      },
      'button',
      { button: 'Yes' },
    ],
    [
      'a row of a list',
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'waypost:4', title: 'Friday' } },
      },
      'list',
      { button: 'Friday' },
    ],
    [
      'a filled Flow, its answers with their types',
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', response_json: '{"flow_token":"survey","stars":5,"ok":true}' },
        },
      },
      'flow',
      { flow: { stars: 5, ok: true }, flow_token: 'survey' },
    ],
    [
      'a place',
      { type: 'location', location: { latitude: 45.07, longitude: 7.68, name: 'Shop' } },
      'location',
      { location: { latitude: 45.07, longitude: 7.68, name: 'Shop', address: null } },
    ],
    [
      'a contact card',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Lucía' }, phones: [] }] },
      'contacts',
      { contacts: [{ name: { formatted_name: 'Lucía' } }] },
    ],
    [
      'an order',
      {
        type: 'order',
        order: {
          catalog_id: '7',
          product_items: [
            { product_retailer_id: 'pot', quantity: 2, item_price: 9.95, currency: 'EUR' },
          ],
        },
      },
      'order',
      { order: { total: 19.9, currency: 'EUR', products: [{ retailer_id: 'pot', quantity: 2 }] } },
    ],
    [
      'something WhatsApp does not hand over',
      { type: 'unsupported', errors: [{ code: 131051, title: 'Unsupported' }] },
      'unsupported',
      { type: 'unsupported' },
    ],
  ])('%s', async (_, message, kind, event) => {
    const world = await newWorld();
    await expectEffect(world, inbound(world, message), () => said(world), {
      kind,
      event: { ...event, wamid: world.wamid },
      state: 'received',
      message,
      window_open: true,
    });
  });

  test.each(['image', 'video', 'audio', 'document', 'sticker'])(
    'a file (%s) is queued for download, for the seven days that Meta keeps it',
    async (type) => {
      const world = await newWorld();
      const medium = {
        id: '9001',
        mime_type: 'x/y',
        sha256: 'abc=',
        ...(type === 'document' ? { filename: 'receipt.pdf' } : {}),
        ...(type === 'audio' ? { voice: true } : {}),
      };
      const effect = async (): Promise<unknown> => {
        const [row] = await rowsOf(sql`
          SELECT i.media_id, i.mime_type, i.file_name, i.state, e.kind, e.payload->'media' AS media,
                 extract(epoch FROM i.expires_at)::int AS expires
            FROM inbound_medium i
            JOIN message m ON m.bucket = i.bucket AND m.id = i.message_id
            JOIN event e ON e.bucket = m.bucket AND e.profile_id = m.profile_id
           WHERE m.wamid = ${world.wamid}`);
        return row ?? {};
      };
      await expectEffect(world, inbound(world, { type, [type]: medium }), effect, {
        media_id: '9001',
        file_name: type === 'document' ? 'receipt.pdf' : null,
        state: 'waiting',
        kind: 'media',
        media: { kind: type, voice: type === 'audio' },
        expires: world.at + 7 * 86_400,
      });
    },
  );

  test('the first message after an ad opens a free entry point of 72 hours and tells the ad', async () => {
    const world = await newWorld();
    const referral = { source_id: '1202', source_type: 'ad', headline: 'Spring', ctwa_clid: 'Aff' };
    const message = { type: 'text', text: { body: 'Tell me more' }, referral };
    await expectEffect(world, inbound(world, message), () => said(world), {
      kind: 'reply',
      event: { referral: { source_id: '1202', headline: 'Spring', click_id: 'Aff' } },
      window_open: true,
      free_entry: true,
    });
    expect(
      await rowsOf(
        sql`SELECT FROM event WHERE kind = 'referral' AND payload->>'wamid' = ${world.wamid}`,
      ),
    ).toHaveLength(1);
  });

  test('an emoji belongs to our message, and opens no window', async () => {
    const world = await newWorld();
    await knownPerson(world);
    await sentMessage(world, `${world.wamid}.out`);
    const reaction = { message_id: `${world.wamid}.out`, emoji: '👍' };
    await expectEffect(
      world,
      inbound(world, { type: 'reaction', reaction }),
      async () => {
        const rows = await rowsOf(sql`
          SELECT e.kind, e.payload->>'emoji' AS emoji, m.wamid AS about,
                 (SELECT count(*)::int FROM customer_window w WHERE w.profile_id = e.profile_id) AS windows
            FROM event e JOIN message m ON m.bucket = e.bucket AND m.id = e.message_id
           WHERE e.payload->>'wamid' = ${world.wamid}`);
        return rows[0] ?? {};
      },
      { kind: 'emojiReaction', emoji: '👍', about: `${world.wamid}.out`, windows: 0 },
    );
  });

  test('a message in a group is kept; it opens no window and tells no journey', async () => {
    const world = await newWorld();
    const message = { type: 'text', text: { body: 'All of you?' }, group_id: 'group-1' };
    await expectEffect(
      world,
      inbound(world, message),
      async () => {
        const [row] = await rowsOf(sql`
          SELECT m.payload->>'group_id' AS group_id, p.first_name,
                 (SELECT count(*)::int FROM event e WHERE e.profile_id = p.id) AS events,
                 (SELECT count(*)::int FROM customer_window w WHERE w.profile_id = p.id) AS windows
            FROM message m JOIN profile p ON p.bucket = m.bucket AND p.id = m.profile_id
           WHERE m.wamid = ${world.wamid}`);
        return row ?? {};
      },
      { group_id: 'group-1', first_name: 'Sheena', events: 0, windows: 0 },
    );
  });

  test('a chat that is opened for the first time makes a contact', async () => {
    const world = await newWorld();
    await expectEffect(world, inbound(world, { type: 'request_welcome' }), () => said(world), {
      kind: 'welcome',
      message: null,
      window_open: null,
    });
  });

  test('an edited message shows both versions, one taken back is marked', async () => {
    const world = await newWorld();
    await postWebhook(
      database.db,
      engine,
      world.senderId,
      inbound(world, { type: 'text', text: { body: 'Six' } }),
    );
    const stored = async (): Promise<unknown> => {
      const [row] = await rowsOf(
        sql`SELECT payload FROM message WHERE wamid = ${world.wamid} AND direction = 'in'`,
      );
      return row ?? {};
    };
    const edit = {
      id: `${world.wamid}.edit`,
      type: 'edit',
      edit: {
        original_message_id: world.wamid,
        message: { type: 'text', text: { body: 'Seven' } },
      },
    };
    await expectEffect(world, inbound(world, edit), stored, {
      payload: { text: { body: 'Six' }, edited: { text: { body: 'Seven' } } },
    });
    const revoke = {
      id: `${world.wamid}.revoke`,
      type: 'revoke',
      revoke: { original_message_id: world.wamid },
    };
    await expectEffect(world, inbound(world, revoke), stored, { payload: { revoked: true } });
  });
});

async function person(by: ReturnType<typeof sql>): Promise<unknown> {
  const [row] = await rowsOf(sql`
    SELECT p.external_id, p.phone, p.bsuid, p.parent_bsuid, p.username, p.first_name, p.merged_into,
           (SELECT array_agg(a.kind || ' ' || a.value ORDER BY a.kind, a.value) FROM address a
             WHERE a.bucket = p.bucket AND a.profile_id = p.id) AS addresses
      FROM profile p WHERE ${by}`);
  return row ?? {};
}

describe('who people are', () => {
  test('somebody without a number is a person by user id, with a username and a window', async () => {
    const world = await newWorld();
    const userId = `US.${world.phone}`;
    const value = {
      contacts: [
        {
          user_id: userId,
          parent_user_id: `US.ENT.${world.phone}`,
          profile: { name: 'Sheena', username: '@sheena' },
        },
      ],
      messages: [
        {
          from_user_id: userId,
          id: world.wamid,
          timestamp: String(world.at),
          type: 'text',
          text: { body: 'Hi' },
        },
      ],
    };
    await expectEffect(world, value, () => person(sql`p.bsuid = ${userId}`), {
      external_id: `wa:${userId}`,
      phone: null,
      parent_bsuid: `US.ENT.${world.phone}`,
      username: 'sheena',
      first_name: 'Sheena',
      addresses: [`bsuid ${userId}`],
    });
    expect(await rowsOf(sql`SELECT number FROM message WHERE wamid = ${world.wamid}`)).toEqual([
      { number: userId },
    ]);
  });

  test('a user id that comes with a known number is learnt, and bound by what they opted out of', async () => {
    const world = await newWorld();
    await knownPerson(world);
    await sql`UPDATE profile SET marketing_consent = 'out' WHERE phone = ${`+${world.phone}`}`.execute(
      database.db,
    );
    const userId = `GB.${world.phone}`;
    const value = inbound(world, { type: 'text', text: { body: 'Hi' }, from_user_id: userId });
    const contacts = [
      { wa_id: world.phone, user_id: userId, profile: { name: 'S', username: 's' } },
    ];
    await expectEffect(world, { ...value, contacts }, () => person(sql`p.bsuid = ${userId}`), {
      external_id: `crm-${world.phone}`,
      phone: `+${world.phone}`,
      username: 's',
      addresses: [`bsuid ${userId}`, `phone +${world.phone}`],
    });
    expect(
      await rowsOf(
        sql`SELECT number, purpose FROM suppression WHERE number LIKE ${`%${world.phone}`} ORDER BY 1`,
      ),
    ).toEqual([`+${world.phone}`, userId].map((number) => ({ number, purpose: 'marketing' })));
  });

  test('somebody who wrote by user id alone turns out to be a person we know by number', async () => {
    const world = await newWorld();
    await knownPerson(world);
    const userId = `IT.${world.phone}`;
    await postWebhook(database.db, engine, world.senderId, {
      contacts: [{ user_id: userId, profile: { name: 'S' } }],
      messages: [
        {
          from_user_id: userId,
          id: `${world.wamid}.1`,
          timestamp: String(world.at),
          type: 'text',
          text: { body: 'STOP' },
        },
      ],
    });
    await settled();
    const value = inbound(world, { type: 'text', text: { body: 'me' }, from_user_id: userId });
    await expectEffect(
      world,
      { ...value, contacts: [{ wa_id: world.phone, user_id: userId }] },
      async () =>
        rowsOf(sql`
          SELECT p.external_id, p.marketing_consent, k.external_id AS kept
            FROM profile p LEFT JOIN profile k ON k.id = p.merged_into
           WHERE p.bsuid = ${userId} ORDER BY 1`),
      [
        { external_id: `crm-${world.phone}`, marketing_consent: 'out', kept: null },
        { external_id: `wa:${userId}`, marketing_consent: 'out', kept: `crm-${world.phone}` },
      ],
    );
  });

  test('a changed number takes the profile, its opt-out and its events along', async () => {
    const world = await newWorld();
    await knownPerson(world);
    await postWebhook(
      database.db,
      engine,
      world.senderId,
      inbound(world, { id: `${world.wamid}.stop`, type: 'text', text: { body: 'basta' } }),
    );
    await settled();
    const moved = `39333${world.phone.slice(-7)}`;
    const system = { type: 'user_changed_number', wa_id: moved, body: 'changed' };
    const value = {
      messages: [
        { from: world.phone, id: world.wamid, timestamp: String(world.at), type: 'system', system },
      ],
    };
    await expectEffect(world, value, () => person(sql`p.external_id = ${`crm-${world.phone}`}`), {
      phone: `+${moved}`,
      bsuid: null,
      addresses: [`phone +${moved}`],
    });
    expect(
      await rowsOf(sql`
        SELECT number, purpose FROM suppression
         WHERE number IN (${`+${moved}`}, ${`+${world.phone}`}) ORDER BY 1, 2`),
    ).toEqual(
      [`+${moved}`, `+${world.phone}`].toSorted().flatMap((number) => [
        { number, purpose: 'marketing' },
        { number, purpose: 'service' },
      ]),
    );
    expect(
      await rowsOf(sql`SELECT kind FROM event WHERE payload->>'wamid' = ${world.wamid}`),
    ).toEqual([{ kind: 'numberChanged' }]);
  });

  test('a changed user id replaces the old one', async () => {
    const world = await newWorld();
    const userId = `GB.${world.phone}`;
    await knownPerson(world, { bsuid: userId });
    const system = { type: 'user_changed_user_id', user_id: `${userId}9` };
    const message = { from_user_id: userId, id: world.wamid, timestamp: String(world.at) };
    await expectEffect(
      world,
      { messages: [{ ...message, type: 'system', system }] },
      () => person(sql`p.external_id = ${`crm-${world.phone}`}`),
      { bsuid: `${userId}9`, addresses: [`bsuid ${userId}9`, `phone +${world.phone}`] },
    );
  });

  test('a new identity of a person is an event', async () => {
    const world = await newWorld();
    await knownPerson(world);
    const system = { type: 'customer_identity_changed', body: 'new code' };
    const message = inbound(world, { type: 'system', system, identity: { hash: 'DF2l' } });
    await expectEffect(world, message, () => said(world), { kind: 'identityChanged' });
  });

  test('a preference set in WhatsApp is consent with proof, and an event', async () => {
    const world = await newWorld();
    await knownPerson(world);
    const preference = { wa_id: world.phone, category: 'marketing_messages', timestamp: world.at };
    const state = async (): Promise<unknown> => {
      const [row] = await rowsOf(sql`
        SELECT p.marketing_consent, p.service_consent, s.by_meta, c.proof,
               (SELECT array_agg(e.payload->>'value' ORDER BY e.id) FROM event e
                 WHERE e.profile_id = p.id AND e.kind = 'preference') AS events
          FROM profile p
          LEFT JOIN suppression s ON s.profile_id = p.id
          LEFT JOIN LATERAL (SELECT proof FROM consent_entry c WHERE c.profile_id = p.id
                              ORDER BY given_at DESC LIMIT 1) AS c ON true
         WHERE p.phone = ${`+${world.phone}`}`);
      return row ?? {};
    };
    await expectEffect(
      world,
      { user_preferences: [{ ...preference, value: 'stop' }] },
      state,
      {
        marketing_consent: 'out',
        service_consent: 'in',
        by_meta: true,
        proof: 'user_preferences: stop',
        events: ['stop'],
      },
      'user_preferences',
    );
    await expectEffect(
      world,
      { user_preferences: [{ ...preference, value: 'resume', timestamp: world.at + 1 }] },
      state,
      { marketing_consent: 'in', by_meta: null, events: ['stop', 'resume'] },
      'user_preferences',
    );
  });

  test('a status that names number and user id teaches who is who, and what it cost', async () => {
    const world = await newWorld();
    await knownPerson(world);
    await sentMessage(world, world.wamid);
    const userId = `GB.${world.phone}`;
    const value = {
      contacts: [
        { wa_id: world.phone, user_id: userId, profile: { name: 'P', username: '@pablo' } },
      ],
      statuses: [
        {
          id: world.wamid,
          status: 'delivered',
          timestamp: String(world.at),
          recipient_id: world.phone,
          recipient_user_id: userId,
          pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' },
        },
      ],
    };
    await expectEffect(
      world,
      value,
      async () => {
        const [row] = await rowsOf(sql`
          SELECT p.bsuid, p.username, m.state, m.pricing FROM profile p
            JOIN message m ON m.bucket = p.bucket AND m.profile_id = p.id
           WHERE p.phone = ${`+${world.phone}`}`);
        return row ?? {};
      },
      {
        bsuid: userId,
        username: 'pablo',
        state: 'delivered',
        pricing: { category: 'marketing', type: 'regular' },
      },
    );
  });
});

async function sender(world: World): Promise<unknown> {
  const [row] = await rowsOf(sql`SELECT * FROM sender WHERE id = ${world.senderId}`);
  return row ?? {};
}

async function template(world: World): Promise<unknown> {
  const [row] = await rowsOf(sql`SELECT * FROM template WHERE waba_id = ${world.wabaId}`);
  return row ?? {};
}

async function notices(world: World): Promise<unknown> {
  const rows = await rowsOf(sql`
    SELECT kind, severity, code, sender_id, detail FROM sender_notice
     WHERE waba_id = ${world.wabaId} ORDER BY id`);
  return { notices: rows };
}

function ban(state: string) {
  return {
    event: 'DISABLED_UPDATE',
    ban_info: { waba_ban_state: state, waba_ban_date: 'April 17, 2026' },
  };
}

describe('what Meta does', () => {
  const hello = {
    message_template_id: 1,
    message_template_name: 'hello',
    message_template_language: 'en',
  };

  function status(event: string) {
    return { ...hello, event, reason: 'NONE' };
  }

  test.each([
    [
      'rejects a template, and why',
      'message_template_status_update',
      {
        ...hello,
        event: 'REJECTED',
        reason: 'INVALID_FORMAT',
        rejection_info: { reason: 'Two variables touch.', recommendation: 'Part them.' },
      },
      { status: 'REJECTED', rejected_reason: 'INVALID_FORMAT' },
    ],
    [
      'pauses a template for three hours',
      'message_template_status_update',
      { ...hello, event: 'PAUSED', reason: 'NONE', other_info: { title: 'FIRST_PAUSE' } },
      { status: 'PAUSED' },
    ],
    [
      'disables a template',
      'message_template_status_update',
      { ...hello, event: 'DISABLED', reason: 'NONE' },
      { status: 'DISABLED' },
    ],
    [
      'lowers a template’s quality',
      'message_template_quality_update',
      { ...hello, previous_quality_score: 'GREEN', new_quality_score: 'RED' },
      { quality: 'RED' },
    ],
    [
      'announces another category',
      'template_category_update',
      {
        ...hello,
        new_category: 'MARKETING',
        correct_category: 'UTILITY',
        category_update_timestamp: 1_900_000_000,
      },
      { correct_category: 'UTILITY', category_changes_at: new Date(1_900_000_000_000) },
    ],
    [
      'changes the category',
      'template_category_update',
      { ...hello, previous_category: 'MARKETING', new_category: 'UTILITY' },
      { category: 'UTILITY', correct_category: null },
    ],
  ])('%s', async (_, field, value, expected) => {
    const world = await newWorld();
    await expectEffect(world, value, () => template(world), expected, field);
  });

  test('tells that a template was edited elsewhere: the account is read again', async () => {
    const world = await newWorld();
    await expectEffect(
      world,
      { ...hello, message_template_element: 'New words' },
      async () =>
        rowsOf(sql`
        SELECT n.code FROM sender_notice n WHERE n.waba_id = ${world.wabaId}`),
      [{ code: 'EDITED' }],
      'message_template_components_update',
    );
  });

  test('an older word about a template does not undo a newer one', async () => {
    const world = await newWorld();
    await expectEffect(
      world,
      status('PAUSED'),
      () => template(world),
      { status: 'PAUSED' },
      'message_template_status_update',
    );
    const earlier = { ...world, at: world.at - 60 };
    await expectEffect(
      earlier,
      status('APPROVED'),
      () => notices(world),
      { notices: [{ code: 'PAUSED' }, { code: 'APPROVED' }] },
      'message_template_status_update',
    );
    expect(await template(world)).toMatchObject({ status: 'PAUSED' });
  });

  test.each([
    [
      'raises the throughput',
      'phone_number_quality_update',
      { event: 'THROUGHPUT_UPGRADE', current_limit: 'TIER_UNLIMITED' },
      { throughput_level: 'HIGH', messaging_limit: 'TIER_UNLIMITED' },
    ],
    [
      'flags the number',
      'phone_number_quality_update',
      { event: 'FLAGGED' },
      { quality: 'RED', status: 'FLAGGED' },
    ],
    [
      'approves the display name',
      'phone_number_name_update',
      { decision: 'APPROVED', requested_verified_name: 'Lucky Shrub', rejection_reason: null },
      { name_status: 'APPROVED', verified_name: 'Lucky Shrub' },
    ],
    [
      'gives the business a username',
      'business_username_update',
      { username: 'luckyshrub', status: 'approved' },
      { username: 'luckyshrub' },
    ],
    [
      'raises the messaging limit of the portfolio',
      'business_capability_update',
      { max_daily_conversations_per_business: 2000, max_phone_numbers_per_waba: 25 },
      { messaging_limit: 'TIER_2K' },
    ],
    [
      'restricts the account for a time: it pauses until then',
      'account_update',
      {
        event: 'ACCOUNT_RESTRICTION',
        restriction_info: [
          { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 1_900_000_000 },
        ],
      },
      {
        account_status: 'RESTRICTED',
        pause_scope: 'account',
        paused_until: new Date(1_900_000_000_000),
      },
    ],
    [
      'restricts what does not concern sending: nothing pauses',
      'account_update',
      {
        event: 'ACCOUNT_RESTRICTION',
        restriction_info: [{ restriction_type: 'RESTRICTED_ADD_PHONE_NUMBER_ACTION' }],
      },
      { account_status: 'APPROVED', paused_at: null },
    ],
    [
      'deletes the account',
      'account_update',
      { event: 'ACCOUNT_DELETED' },
      { account_status: 'DELETED', pause_scope: 'account', paused_until: null },
    ],
    [
      'rejects the account',
      'account_review_update',
      { decision: 'REJECTED' },
      { account_status: 'REJECTED', pause_scope: 'account' },
    ],
    [
      'reports a payment problem of no message in particular',
      'messages',
      { errors: [{ code: 131042, title: 'Payment' }] },
      { pause_code: 131042, pause_scope: 'account' },
    ],
  ])('%s', async (_, field, value, expected) => {
    const world = await newWorld();
    const about = 'display_phone_number';
    const [row] = await rowsOf(
      sql`SELECT display_phone_number AS number FROM sender WHERE id = ${world.senderId}`,
    );
    const number = String(Object(row).number).replace('+', '');
    await expectEffect(world, { [about]: number, ...value }, () => sender(world), expected, field);
  });

  test('disables an account and takes that back: it pauses, and sends again', async () => {
    const world = await newWorld();
    await expectEffect(
      world,
      ban('DISABLE'),
      () => sender(world),
      { account_status: 'DISABLE', pause_scope: 'account', pause_code: 131031 },
      'account_update',
    );
    await expectEffect(
      { ...world, at: world.at + 1 },
      ban('REINSTATE'),
      () => sender(world),
      { account_status: 'APPROVED', paused_at: null, pause_scope: null },
      'account_update',
    );
  });

  test('approves an account that it had rejected: it sends again', async () => {
    const world = await newWorld();
    await expectEffect(
      world,
      { decision: 'REJECTED' },
      () => sender(world),
      { pause_scope: 'account' },
      'account_review_update',
    );
    await expectEffect(
      { ...world, at: world.at + 1 },
      { decision: 'APPROVED' },
      () => sender(world),
      { account_status: 'APPROVED', paused_at: null },
      'account_review_update',
    );
  });

  test.each([
    [
      'account_update',
      { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'ADULT' } },
      { kind: 'account', severity: 'warning', code: 'ADULT' },
    ],
    [
      'account_update',
      { event: 'PARTNER_REMOVED' },
      { kind: 'account', severity: 'warning', code: 'PARTNER_REMOVED' },
    ],
    [
      'account_update',
      { event: 'VOLUME_BASED_PRICING_TIER_UPDATE', volume_tier_info: { tier: '1:2' } },
      { kind: 'account', severity: 'info', detail: { volume_tier_info: { tier: '1:2' } } },
    ],
    [
      'account_alerts',
      {
        entity_type: 'BUSINESS',
        entity_id: '5',
        alert_info: {
          alert_severity: 'CRITICAL',
          alert_status: 'ACTIVE',
          alert_type: 'OBA',
          alert_description: 'Look.',
        },
      },
      {
        kind: 'account_alert',
        severity: 'critical',
        code: 'OBA',
        detail: { description: 'Look.' },
      },
    ],
    [
      'security',
      { display_phone_number: '1', event: 'PIN_RESET_REQUEST', requester: '615' },
      { kind: 'security', severity: 'warning', code: 'PIN_RESET_REQUEST' },
    ],
    [
      'flows',
      { event: 'FLOW_STATUS_CHANGE', flow_id: '6', old_status: 'PUBLISHED', new_status: 'BLOCKED' },
      { kind: 'flow', severity: 'warning', detail: { flowId: '6', newStatus: 'BLOCKED' } },
    ],
    [
      'messages',
      { errors: [{ code: 130429, title: 'Rate limit hit' }] },
      { kind: 'sending_error', severity: 'warning', code: '130429' },
    ],
    [
      'partner_solutions',
      { event: 'SOLUTION_CREATED', solution_id: '7' },
      { kind: 'partner_solutions', severity: 'info' },
    ],
    [
      'payment_configuration_update',
      { configuration_name: 'main', status: 'Active' },
      { kind: 'payment_configuration_update', severity: 'info' },
    ],
  ])('tells %s %#: it is listed at the sender', async (field, value, expected) => {
    const world = await newWorld();
    await expectEffect(world, value, () => notices(world), { notices: [expected] }, field);
  });
});
