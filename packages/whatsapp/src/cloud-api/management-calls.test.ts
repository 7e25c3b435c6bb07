import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createCloudApiClient, type CloudApiClient } from './client.ts';
import type { GraphConnection } from './graph.ts';
import { appToken } from './tokens.ts';

interface Received {
  method: string | undefined;
  path: string;
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What the stand-in for Meta answers, by method and path. */
let answers: Record<string, (response: ServerResponse) => void>;
const received: Received[] = [];

const graph = createServer((message, response) => {
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.on('end', () => {
    const url = new URL(message.url ?? '', 'http://meta.example');
    const path = url.pathname.replace(/^\/v25\.0\//, '');
    received.push({
      method: message.method,
      path,
      query: Object.fromEntries(url.searchParams),
      headers: message.headers,
      body: Buffer.concat(chunks),
    });
    const answer = answers[`${message.method} ${path}`];
    if (answer === undefined) return response.writeHead(404).end();
    return answer(response);
  });
});

let connection: GraphConnection;
let client: CloudApiClient;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    graph.listen(0, '127.0.0.1', resolve);
  });
  const address = graph.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  connection = { baseUrl: `http://127.0.0.1:${address.port}`, version: 'v25.0', token: 'secret' };
});
afterAll(async () => {
  await new Promise((resolve) => graph.close(resolve));
});
beforeEach(() => {
  received.length = 0;
  answers = {};
  client = createCloudApiClient({ answerTimeout: 2000 });
});
afterEach(async () => client.close());

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

function bodyOf(request: Received | undefined): unknown {
  return request === undefined ? undefined : JSON.parse(request.body.toString());
}

describe('a token', () => {
  it('is inspected in the name of the app', async () => {
    answers['GET debug_token'] = json({
      data: {
        app_id: '5001',
        type: 'SYSTEM_USER',
        application: 'Fjord',
        expires_at: 1_800_000_000,
        data_access_expires_at: 0,
        is_valid: true,
        scopes: ['whatsapp_business_messaging'],
        granular_scopes: [{ scope: 'whatsapp_business_messaging', target_ids: ['77'] }],
        user_id: 12,
      },
    });
    const asked = { ...connection, token: appToken('5001', 'hush') };
    expect(await client.debugToken(asked, 'EAAtoken')).toEqual({
      kind: 'ok',
      token: {
        isValid: true,
        invalid: null,
        appId: '5001',
        appName: 'Fjord',
        type: 'SYSTEM_USER',
        userId: '12',
        expiresAt: 1_800_000_000_000,
        dataAccessExpiresAt: null,
        scopes: ['whatsapp_business_messaging'],
        granularScopes: [{ scope: 'whatsapp_business_messaging', targetIds: ['77'] }],
      },
    });
    expect(received[0]).toMatchObject({
      query: { input_token: 'EAAtoken' },
      headers: { authorization: 'Bearer 5001|hush' },
    });
  });

  it('that is no good answers 200 and says why', async () => {
    answers['GET debug_token'] = json({
      data: {
        is_valid: false,
        scopes: [],
        error: { code: 190, subcode: 463, message: 'Session has expired' },
      },
    });
    expect(await client.debugToken(connection, 'old')).toMatchObject({
      token: { isValid: false, invalid: { code: 190, subcode: 463 } },
    });
  });
});

describe('accounts and numbers', () => {
  it('lists a portfolio’s own accounts and those shared with it', async () => {
    answers['GET 9/owned_whatsapp_business_accounts'] = json({
      data: [{ id: '77', name: 'Own', currency: 'EUR' }],
    });
    answers['GET 9/client_whatsapp_business_accounts'] = json({
      data: [{ id: '78', name: 'Shared' }],
    });
    const list = await client.listAccounts(connection, '9');
    expect(list.kind === 'ok' && list.accounts.map(({ id, name }) => [id, name])).toEqual([
      ['77', 'Own'],
      ['78', 'Shared'],
    ]);
  });

  it('reads a number with its health', async () => {
    answers['GET 1001'] = json({
      id: '1001',
      display_phone_number: '+39 347 123 4567',
      verified_name: 'Shop',
      quality_rating: 'GREEN',
      name_status: 'APPROVED',
      throughput: { level: 'STANDARD' },
      whatsapp_business_manager_messaging_limit: 'TIER_2K',
      health_status: {
        can_send_message: 'BLOCKED',
        entities: [
          {
            entity_type: 'WABA',
            id: '77',
            can_send_message: 'BLOCKED',
            errors: [
              { error_code: 141006, error_description: 'No payment', possible_solution: 'Add one' },
            ],
          },
        ],
      },
    });
    expect(await client.getPhoneNumber(connection, '1001')).toMatchObject({
      kind: 'ok',
      displayPhoneNumber: '+39 347 123 4567',
      status: null,
      throughputLevel: 'STANDARD',
      messagingLimit: 'TIER_2K',
      health: {
        canSend: 'BLOCKED',
        entities: [{ type: 'WABA', errors: [{ code: 141006, solution: 'Add one' }] }],
      },
    });
  });

  it('registers a number with its PIN', async () => {
    answers['POST 1001/register'] = json({ success: true });
    expect(await client.registerNumber(connection, '1001', '123456')).toEqual({ kind: 'ok' });
    expect(bodyOf(received[0])).toEqual({ messaging_product: 'whatsapp', pin: '123456' });
  });
});

describe('webhooks', () => {
  it('are asked for in the name of the app, every field Waypost reads', async () => {
    answers['POST 5001/subscriptions'] = json({ success: true });
    const callback = { url: 'https://w.example/webhooks/whatsapp/1', verifyToken: 'v' };
    expect(await client.setAppSubscription(connection, '5001', callback)).toEqual({ kind: 'ok' });
    expect(bodyOf(received[0])).toMatchObject({
      object: 'whatsapp_business_account',
      callback_url: callback.url,
      verify_token: 'v',
      fields: expect.stringContaining('messages,message_template_status_update'),
    });
  });

  it('of an account can go to an address of their own', async () => {
    answers['POST 77/subscribed_apps'] = json({ success: true });
    answers['GET 77/subscribed_apps'] = json({
      data: [
        {
          whatsapp_business_api_data: { id: '5001', name: 'Fjord' },
          override_callback_uri: 'https://w.example/a',
        },
      ],
    });
    await client.subscribeApp(connection, '77', { url: 'https://w.example/a', verifyToken: 'v' });
    expect(bodyOf(received[0])).toEqual({
      override_callback_uri: 'https://w.example/a',
      verify_token: 'v',
    });
    expect(await client.listSubscribedApps(connection, '77')).toEqual({
      kind: 'ok',
      apps: [{ appId: '5001', name: 'Fjord', overrideCallbackUrl: 'https://w.example/a' }],
    });
  });
});

describe('media', () => {
  const file = { name: 'brochüre.pdf', mimeType: 'application/pdf', bytes: Buffer.from('%PDF-x') };

  it('is uploaded as a form with its kind', async () => {
    answers['POST 1001/media'] = json({ id: '300' });
    expect(await client.uploadMedium(connection, '1001', file)).toEqual({ kind: 'ok', id: '300' });
    const request = received[0];
    const form = await new Response(new Uint8Array(request?.body ?? []), {
      headers: { 'content-type': request?.headers['content-type'] ?? '' },
    }).formData();
    expect(form.get('messaging_product')).toBe('whatsapp');
    expect(form.get('type')).toBe('application/pdf');
    const sent = form.get('file');
    if (!(sent instanceof File)) throw new Error('no file was sent');
    expect([sent.name, sent.type, await sent.text()]).toEqual([
      'brochüre.pdf',
      'application/pdf',
      '%PDF-x',
    ]);
  });

  it('is downloaded with the token from where Meta says', async () => {
    answers['GET 300'] = json({
      id: '300',
      url: `${connection.baseUrl}/bytes/300`,
      mime_type: 'image/png',
      sha256: 'abc',
      file_size: '3',
    });
    answers['GET /bytes/300'] = (response) => response.end('png');
    expect(await client.downloadMedium(connection, '300', { maxBytes: 100 })).toEqual({
      kind: 'ok',
      bytes: Buffer.from('png'),
      mimeType: 'image/png',
      sha256: 'abc',
    });
    expect(received[1]?.headers.authorization).toBe('Bearer secret');
    expect(await client.downloadMedium(connection, '300', { maxBytes: 2 })).toEqual({
      kind: 'unknown',
      reason: 'answer_too_large',
    });
  });

  it('never hands the token to a foreign host', async () => {
    answers['GET 300'] = json({ id: '300', url: 'http://localhost:1/bytes' });
    expect(await client.downloadMedium(connection, '300', { maxBytes: 100 })).toEqual({
      kind: 'unsent',
      reason: 'foreign_address',
    });
  });

  it('becomes a sample of a template through the resumable upload', async () => {
    answers['POST 5001/uploads'] = json({ id: 'upload:MTph==?sig=AR' });
    answers['POST upload:MTph=='] = json({ h: '4::aW' });
    expect(await client.uploadSample(connection, '5001', file)).toEqual({
      kind: 'ok',
      handle: '4::aW',
    });
    expect(received[0]?.query).toEqual({
      file_name: 'brochüre.pdf',
      file_length: '6',
      file_type: 'application/pdf',
    });
    expect(received[1]).toMatchObject({
      query: { sig: 'AR' },
      headers: { authorization: 'OAuth secret', file_offset: '0' },
      body: file.bytes,
    });
  });
});

describe('templates', () => {
  it('are handed in for review', async () => {
    answers['POST 77/message_templates'] = json({ id: 12, status: 'PENDING', category: 'UTILITY' });
    const components = [{ type: 'BODY', text: 'Hello' }];
    expect(
      await client.createTemplate(connection, '77', {
        name: 'hello',
        language: 'en',
        category: 'MARKETING',
        parameterFormat: 'NAMED',
        ttlSeconds: 60,
        components,
      }),
    ).toEqual({ kind: 'ok', id: '12', status: 'PENDING', category: 'UTILITY' });
    expect(bodyOf(received[0])).toEqual({
      name: 'hello',
      language: 'en',
      category: 'MARKETING',
      parameter_format: 'NAMED',
      message_send_ttl_seconds: 60,
      components,
    });
  });

  it('keep Meta’s words for people when they are refused', async () => {
    answers['POST 77/message_templates'] = json(
      {
        error: {
          message: 'Invalid parameter',
          code: 100,
          error_subcode: 2_388_299,
          error_user_title: 'Variables at the end',
          error_user_msg: 'A variable can’t be last.',
        },
      },
      400,
    );
    const template = { name: 'x', language: 'en', category: 'UTILITY', components: [] };
    expect(await client.createTemplate(connection, '77', template)).toMatchObject({
      kind: 'error',
      code: 100,
      subcode: 2_388_299,
      userTitle: 'Variables at the end',
      userMessage: 'A variable can’t be last.',
    });
  });

  it('are deleted as a whole or in one language', async () => {
    answers['DELETE 77/message_templates'] = json({ success: true });
    await client.deleteTemplate(connection, '77', { name: 'hello' });
    await client.deleteTemplate(connection, '77', { name: 'hello', id: '12' });
    expect(received.map(({ query }) => query)).toEqual([
      { name: 'hello' },
      { name: 'hello', hsm_id: '12' },
    ]);
  });
});

it('says who could be blocked and who could not', async () => {
  answers['POST 1001/block_users'] = json(
    {
      block_users: {
        added_users: [{ input: '+393471234567', wa_id: '393471234567' }],
        failed_users: [{ input: 'US.13491', errors: [{ code: 131047 }] }],
      },
      error: { message: 'some failed', code: 139100 },
    },
    400,
  );
  expect(await client.blockUsers(connection, '1001', ['+393471234567', 'US.13491'])).toEqual({
    kind: 'ok',
    outcomes: [
      { address: '+393471234567', waId: '393471234567', failureCode: null },
      { address: 'US.13491', waId: null, failureCode: 131047 },
    ],
  });
  expect(bodyOf(received[0])).toMatchObject({
    block_users: [{ user: '+393471234567' }, { user_id: 'US.13491' }],
  });
});

it('makes a QR code with the text people will send', async () => {
  answers['POST 1001/message_qrdls'] = json({
    code: 'ABC',
    prefilled_message: 'Hi',
    deep_link_url: 'https://wa.me/message/ABC',
  });
  expect(await client.createQrCode(connection, '1001', { prefilledMessage: 'Hi' })).toEqual({
    kind: 'ok',
    code: {
      code: 'ABC',
      prefilledMessage: 'Hi',
      deepLinkUrl: 'https://wa.me/message/ABC',
      imageUrl: null,
    },
  });
});

it('remembers how much of an account’s calls is used up', async () => {
  answers['GET 77'] = json({ id: '77' }, 200, {
    'x-business-use-case-usage': JSON.stringify({
      77: [{ type: 'w', call_count: 40, total_time: 95, estimated_time_to_regain_access: 2 }],
    }),
  });
  expect(client.usageOf('77')).toBeNull();
  await client.getAccount(connection, '77');
  expect(client.usageOf('77')).toEqual({ accountId: '77', percent: 95, regainAccessMs: 120_000 });
});
