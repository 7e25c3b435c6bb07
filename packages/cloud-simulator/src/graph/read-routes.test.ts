import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

const waba = '102290129340398';
const phone = '106540352242922';
let running: RunningSimulator;
let callback: WebhookReceiver;

beforeAll(async () => {
  callback = await startWebhookReceiver('app-secret', 'verify-me');
  running = await startSimulator({ number: { appSecret: 'app-secret' } });
});
afterAll(async () => {
  await running.close();
  await callback.close();
});

async function call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) {
  const answer = await request(path.startsWith('http') ? path : running.url + path, {
    method,
    headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json: unknown = await answer.body.json();
  return { status: answer.statusCode, json, headers: answer.headers };
}

const listSchema = z.object({
  data: z.array(z.looseObject({ id: z.string(), name: z.string(), language: z.string() })),
  paging: z.object({
    cursors: z.object({ before: z.string(), after: z.string() }),
    next: z.string().optional(),
    previous: z.string().optional(),
  }),
});

describe('templates', () => {
  test('are listed page by page, each once, with and without the version segment', async () => {
    const all = listSchema.parse((await call('GET', `/${waba}/message_templates?limit=500`)).json);
    const seen: string[] = [];
    let next: string | undefined = `/v25.0/${waba}/message_templates?limit=4`;
    while (next !== undefined) {
      const page = listSchema.parse((await call('GET', next)).json);
      expect(page.data.length).toBeLessThanOrEqual(4);
      seen.push(...page.data.map((template) => template.id));
      next = page.paging.next;
    }
    expect(seen).toEqual(all.data.map((template) => template.id));
    expect(new Set(seen).size).toBeGreaterThanOrEqual(16);
  });

  test('are filtered by name, language, status and category', async () => {
    const list = async (query: string) =>
      listSchema.parse((await call('GET', `/${waba}/message_templates?${query}`)).json).data;
    const found = await list('name=cart_reminder&limit=50');
    expect(found.map((template) => template.language).toSorted()).toEqual([
      'en',
      'fr',
      'it',
      'nl',
      'zh_CN',
    ]);
    expect(await list('name=cart_reminder&language=it')).toHaveLength(1);
    expect((await list('category=AUTHENTICATION')).map((each) => each.name)).toEqual([
      'sign_in_code',
      'sign_in_code',
    ]);
    expect((await call('GET', `/${waba}/message_templates?status=REJECTED`)).json).toEqual({
      data: [],
    });
  });

  test('show their sample picture from the simulator itself', async () => {
    const { data } = listSchema.parse(
      (await call('GET', `/${waba}/message_templates?name=cart_reminder&language=en`)).json,
    );
    const link = /http[^"]+cart\.png/.exec(JSON.stringify(data))?.[0];
    expect(link).toBe(`${running.url}/media/cart.png`);
    const picture = await request(link ?? '');
    const bytes = Buffer.from(await picture.body.arrayBuffer());
    expect(picture.headers['content-type']).toBe('image/png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  });

  test('refuse a cursor that leads nowhere and a field that does not exist', async () => {
    const cursor = await call('GET', `/${waba}/message_templates?after=stale`);
    expect(cursor).toMatchObject({ status: 400, json: { error: { code: 131059 } } });
    const field = await call('GET', `/${waba}/message_templates?fields=name,colour`);
    expect(field).toMatchObject({ status: 400, json: { error: { code: 100 } } });
  });
});

describe('phone numbers and accounts', () => {
  test('answer their default fields, or the asked ones', async () => {
    expect((await call('GET', `/v25.0/${phone}`)).json).toEqual({
      id: phone,
      display_phone_number: '+1 555-078-3881',
      verified_name: 'Fjord & Field',
      quality_rating: 'GREEN',
    });
    expect((await call('GET', `/${phone}?fields=throughput,status`)).json).toEqual({
      id: phone,
      throughput: { level: 'HIGH' },
      status: 'CONNECTED',
    });
    expect((await call('GET', `/${waba}/phone_numbers`)).json).toMatchObject({
      data: [{ id: phone, platform_type: 'CLOUD_API' }],
    });
    expect((await call('GET', `/${waba}`)).json).toMatchObject({ id: waba, currency: 'EUR' });
  });

  test('that nobody has answer code 100, subcode 33', async () => {
    expect(await call('GET', '/v25.0/987654321')).toMatchObject({
      status: 400,
      json: {
        error: {
          code: 100,
          error_subcode: 33,
          type: 'GraphMethodException',
          message: expect.stringContaining('Unsupported get request'),
        },
      },
    });
  });

  test('tell whether a token is any good', async () => {
    expect((await call('GET', '/debug_token?input_token=x')).json).toMatchObject({
      data: { is_valid: true, expires_at: 0, granular_scopes: [{ target_ids: [waba] }, {}] },
    });
  });
});

describe('callbacks', () => {
  test('are checked by a handshake before they are taken', async () => {
    const subscribe = (verify_token: string) =>
      call('POST', `/v25.0/${waba}/subscribed_apps`, {
        override_callback_uri: callback.url,
        verify_token,
      });
    expect(await subscribe('wrong')).toMatchObject({
      status: 400,
      json: { error: { code: 2200 } },
    });
    expect((await call('GET', `/${waba}/subscribed_apps`)).json).toEqual({ data: [] });
    expect((await subscribe('verify-me')).json).toEqual({ success: true });
    expect((await call('GET', `/${waba}/subscribed_apps`)).json).toMatchObject({
      data: [{ override_callback_uri: callback.url }],
    });
  });

  test('hear of a template that was paused', async () => {
    await running.simulator.putTemplates({
      wabaId: waba,
      templates: [
        {
          name: 'feedback_survey',
          language: 'en',
          category: 'MARKETING',
          status: 'PAUSED',
          parameterFormat: 'POSITIONAL',
          components: [{ type: 'BODY', text: 'Hi {{1}}, how did we do with order {{2}}?' }],
        },
      ],
    });
    await callback.until(() => callback.posts.length > 0);
    expect(callback.posts[0]?.genuine).toBe(true);
    expect(callback.posts[0]?.envelope.entry[0]).toMatchObject({
      id: waba,
      changes: [
        {
          field: 'message_template_status_update',
          value: {
            event: 'PAUSED',
            message_template_name: 'feedback_survey',
            message_template_language: 'en',
            message_template_id: expect.any(Number),
          },
        },
      ],
    });
  });

  test('hear nothing once the account is not subscribed any more', async () => {
    await call('DELETE', `/${waba}/subscribed_apps`);
    await running.simulator.control.reply('+393471234567', { text: 'Anyone?' });
    expect((await running.simulator.control.counts()).pendingWebhooks).toBe(0);
    expect(callback.messages()).toEqual([]);
  });
});
