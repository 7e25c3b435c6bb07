import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Server } from 'node:net';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createCloudApiClient, type CloudApiClient } from './client.ts';
import type { GraphConnection } from './graph.ts';

interface Received {
  method: string | undefined;
  url: string | undefined;
  authorization: string | undefined;
  body: unknown;
}

let answer: (request: Received, response: ServerResponse, message: IncomingMessage) => void;
const received: Received[] = [];

const graph = createServer((message, response) => {
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.on('end', () => {
    const text = Buffer.concat(chunks).toString();
    const request: Received = {
      method: message.method,
      url: message.url,
      authorization: message.headers.authorization,
      body: text === '' ? null : JSON.parse(text),
    };
    received.push(request);
    answer(request, response, message);
  });
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

let connection: GraphConnection;
let client: CloudApiClient;

beforeAll(async () => {
  const port = await listen(graph);
  connection = { baseUrl: `http://127.0.0.1:${port}/graph/`, version: 'v25.0', token: 'secret' };
});
afterAll(async () => {
  await new Promise((resolve) => graph.close(resolve));
});
beforeEach(() => {
  received.length = 0;
  client = createCloudApiClient({ answerTimeout: 300 });
});
afterEach(async () => client.close());

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const message = {
  phoneNumberId: '1001',
  to: '+393471234567',
  content: {
    type: 'template' as const,
    template: { name: 'hello', language: { code: 'en' } },
  },
  callbackData: 'v1.abc.1',
};

describe('sending a message', () => {
  it('posts what the Cloud API documents and reads its answer', async () => {
    answer = (_, response) =>
      json(response, 200, {
        messaging_product: 'whatsapp',
        contacts: [{ input: '+393471234567', wa_id: '393471234567' }],
        messages: [{ id: 'wamid.A', message_status: 'accepted' }],
      });
    expect(await client.sendMessage(connection, { ...message, replyTo: 'wamid.0' })).toEqual({
      kind: 'accepted',
      wamid: 'wamid.A',
      waId: '393471234567',
      userId: null,
      messageStatus: 'accepted',
    });
    expect(received).toEqual([
      {
        method: 'POST',
        url: '/graph/v25.0/1001/messages',
        authorization: 'Bearer secret',
        body: {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: '+393471234567',
          context: { message_id: 'wamid.0' },
          biz_opaque_callback_data: 'v1.abc.1',
          type: 'template',
          template: { name: 'hello', language: { code: 'en' } },
        },
      },
    ]);
  });

  it('reaches somebody without a phone number by their user id', async () => {
    answer = (_, response) =>
      json(response, 200, {
        contacts: [{ input: 'IT.13491208655302741918', user_id: 'IT.13491208655302741918' }],
        messages: [{ id: 'wamid.B' }],
      });
    const to = 'IT.13491208655302741918';
    expect(await client.sendMessage(connection, { ...message, to })).toMatchObject({
      kind: 'accepted',
      waId: null,
      userId: to,
    });
    expect(received[0]?.body).toMatchObject({ recipient: to });
    expect(received[0]?.body).not.toHaveProperty('to');
  });

  it('says which error Meta gave, whatever the form of its details', async () => {
    answer = (_, response) =>
      json(response, 400, {
        error: { message: '(#132000) x', code: 132000, error_data: { details: 'two expected' } },
      });
    expect(await client.sendMessage(connection, message)).toEqual({
      kind: 'error',
      code: 132000,
      subcode: null,
      details: 'two expected',
      httpStatus: 400,
    });
    answer = (_, response) =>
      json(response, 400, {
        error: { message: 'm', code: 100, error_subcode: 33, error_data: 'text' },
      });
    expect(await client.sendMessage(connection, message)).toMatchObject({
      code: 100,
      subcode: 33,
      details: 'text',
    });
    answer = (_, response) => json(response, 401, { error: { message: 'expired', code: 190 } });
    expect(await client.sendMessage(connection, message)).toMatchObject({
      code: 190,
      details: 'expired',
    });
  });

  it.each([
    ['an HTML 502', (response: ServerResponse) => response.writeHead(502).end('<html>')],
    ['an empty 200', (response: ServerResponse) => response.writeHead(200).end()],
    ['a 200 without a message', (response: ServerResponse) => json(response, 200, {})],
    ['a cut connection', (response: ServerResponse) => response.destroy()],
    ['no answer in time', () => {}],
    [
      'half an answer',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"messages"');
        setImmediate(() => response.destroy());
      },
    ],
  ])('does not know the outcome after %s', async (_, respond) => {
    answer = (_request, response) => {
      respond(response);
    };
    expect(await client.sendMessage(connection, message)).toMatchObject({ kind: 'unknown' });
    expect(received).toHaveLength(1);
  });

  it('knows that nothing left when nobody listens or no such host exists', async () => {
    const closed = createTcpServer();
    const port = await listen(closed);
    await new Promise((resolve) => closed.close(resolve));
    expect(
      await client.sendMessage({ ...connection, baseUrl: `http://127.0.0.1:${port}` }, message),
    ).toEqual({ kind: 'unsent', reason: 'ECONNREFUSED' });
    expect(
      await client.sendMessage({ ...connection, baseUrl: 'http://graph.invalid' }, message),
    ).toMatchObject({ kind: 'unsent' });
  });

  it('knows that nothing left when no secure connection could be made', async () => {
    const secure = connection.baseUrl.replace('http:', 'https:');
    expect(await client.sendMessage({ ...connection, baseUrl: secure }, message)).toMatchObject({
      kind: 'unsent',
    });
    expect(received).toEqual([]);
  });

  it('withholds a message that may no longer be sent when its turn comes', async () => {
    answer = (_, response) => json(response, 200, { messages: [{ id: 'wamid.A' }] });
    expect(await client.sendMessage(connection, { ...message, mayStillSend: () => false })).toEqual(
      { kind: 'unsent', reason: 'withheld' },
    );
    expect(received).toEqual([]);
    expect(
      await client.sendMessage(connection, { ...message, mayStillSend: () => true }),
    ).toMatchObject({ kind: 'accepted' });
  });

  it('sends one message after another over connections it keeps open', async () => {
    const ports = new Set<number | undefined>();
    answer = (_, response, request) => {
      ports.add(request.socket.remotePort);
      json(response, 200, { messages: [{ id: 'wamid.A' }] });
    };
    for (let count = 0; count < 10; count += 1) {
      // One after the other on purpose: at once, each would rightly have its own connection.
      // oxlint-disable-next-line no-await-in-loop
      await client.sendMessage(connection, message);
    }
    expect(ports.size).toBeLessThanOrEqual(2);
  });
});

describe('listing templates', () => {
  const hello = {
    id: '7',
    name: 'hello',
    language: 'en-US',
    category: 'UTILITY',
    status: 'APPROVED',
    components: [{ type: 'BODY', text: 'Hello' }],
  };

  it('reads every page and names parts that it does not know', async () => {
    answer = ({ url }, response) => {
      const after = new URL(url ?? '', connection.baseUrl).searchParams.get('after');
      json(
        response,
        200,
        after === null
          ? { data: [hello], paging: { cursors: { after: 'A' }, next: 'http://elsewhere.example' } }
          : {
              data: [
                { ...hello, id: '8', name: 'shop', components: [{ type: 'HOLOGRAM', cards: [] }] },
              ],
              paging: { cursors: { after: 'B' } },
            },
      );
    };
    expect(await client.listTemplates(connection, '55')).toEqual({
      kind: 'ok',
      templates: [
        {
          id: '7',
          name: 'hello',
          language: 'en_US',
          category: 'UTILITY',
          status: 'APPROVED',
          parameterFormat: 'POSITIONAL',
          components: [{ type: 'BODY', text: 'Hello' }],
          rejectedReason: null,
          quality: 'UNKNOWN',
          correctCategory: null,
          previousCategory: null,
          ttlSeconds: null,
        },
        expect.objectContaining({ id: '8', components: [], unknownParts: ['HOLOGRAM'] }),
      ],
    });
    expect(
      received.map(({ url }) => url?.startsWith('/graph/v25.0/55/message_templates?')),
    ).toEqual([true, true]);
  });

  it('starts again once when its place in the list is no longer valid', async () => {
    let calls = 0;
    answer = (_, response) => {
      calls += 1;
      if (calls === 2) return json(response, 400, { error: { code: 131059 } });
      json(response, 200, {
        data: [hello],
        paging: { cursors: { after: 'A' }, ...(calls === 1 ? { next: 'x' } : {}) },
      });
    };
    const list = await client.listTemplates(connection, '55');
    expect(list.kind === 'ok' && list.templates).toHaveLength(1);
    expect(calls).toBe(3);
  });

  it('passes a refusal on', async () => {
    answer = (_, response) => json(response, 403, { error: { code: 200, message: 'no' } });
    expect(await client.listTemplates(connection, '55')).toMatchObject({
      kind: 'error',
      code: 200,
    });
  });
});
