import type { LookupAddress } from 'node:dns';

import type { HttpCall } from '@waypost/journey';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { json, startReceiver, type Receiver } from '../../testing/receiver.ts';
import { createGuardedAgent, type AgentOptions } from './guarded-agent.ts';
import { longestAnswer, sendRequest, type RequestOutcome } from './send-request.ts';

let receiver: Receiver;
let elsewhere: Receiver;
const agents: ReturnType<typeof createGuardedAgent>[] = [];

beforeAll(async () => {
  receiver = await startReceiver();
  elsewhere = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await elsewhere.close();
});
beforeEach(() => {
  for (const one of [receiver, elsewhere]) {
    one.requests.length = 0;
    one.answer(json({}));
  }
});
afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.destroy()));
});

const port = (): string => receiver.host.split(':')[1] ?? '';

const secretId = '0198a1f0-0000-4000-8000-000000000001';

function send(
  call: Partial<HttpCall> & { url: string },
  options: Partial<AgentOptions> = {},
): Promise<RequestOutcome> {
  const agent = createGuardedAgent({ privateHosts: [], ...options });
  agents.push(agent);
  return sendRequest(
    {
      kind: 'http',
      method: 'GET',
      headers: [],
      body: null,
      timeoutMs: 5000,
      retries: 0,
      answer: [],
      ...call,
    },
    {
      agent,
      secrets: new Map([[secretId, { host: receiver.host, text: 's3cret' }]]),
      idempotencyKey: 'key',
      signal: new AbortController().signal,
    },
  );
}

const resolvesTo =
  (...addresses: string[]): NonNullable<AgentOptions['resolve']> =>
  (_, done) =>
    done(
      null,
      addresses.map((address): LookupAddress => ({
        address,
        family: address.includes(':') ? 6 : 4,
      })),
    );

const refused: RequestOutcome = { kind: 'failed', reason: 'call_address_refused' };

describe('a request to a private address', () => {
  it.each([
    ['this machine', () => `http://127.0.0.1:${port()}/`],
    ['this machine, by another of its addresses', () => `http://127.1.2.3:${port()}/`],
    ['this machine, as a decimal number', () => `http://2130706433:${port()}/`],
    ['this machine, in hexadecimal', () => `http://0x7f.0x1:${port()}/`],
    ['this machine, in octal', () => `http://0177.0.0.1:${port()}/`],
    ['this machine, by no address at all', () => `http://0.0.0.0:${port()}/`],
    ['this machine, by name', () => `http://localhost:${port()}/`],
    ['this machine, by IPv6', () => `http://[::1]:${port()}/`],
    ['this machine, mapped into IPv6', () => `http://[::ffff:127.0.0.1]:${port()}/`],
    ['this machine, translated into IPv6', () => `http://[64:ff9b::7f00:1]:${port()}/`],
    ['this machine, tunnelled in IPv6', () => `http://[2002:7f00:1::]:${port()}/`],
    ['any address of IPv6', () => `http://[::]:${port()}/`],
    ["a cloud's data about its machines", () => 'http://169.254.169.254/latest/meta-data/'],
    ['a private network', () => 'http://10.0.0.1/'],
    ['another private network', () => 'http://172.16.0.1/'],
    ['a home network', () => 'http://192.168.1.1/'],
    ["a carrier's network", () => 'http://100.64.0.1/'],
    ['a group', () => 'http://224.0.0.1/'],
    ['everybody', () => 'http://255.255.255.255/'],
    ['a unique local network', () => 'http://[fd12:3456::1]/'],
    ['a link-local network', () => 'http://[fe80::1]/'],
  ])('is refused: %s', async (_, url) => {
    expect(await send({ url: url() })).toEqual(refused);
    expect(receiver.requests).toEqual([]);
  });

  it('is refused when a name leads there, alone or among others', async () => {
    const url = `http://shop.example:${port()}/`;
    expect(await send({ url }, { resolve: resolvesTo('127.0.0.1') })).toEqual(refused);
    expect(await send({ url }, { resolve: resolvesTo('::ffff:7f00:1') })).toEqual(refused);
    expect(await send({ url }, { resolve: resolvesTo('93.184.215.14', '10.1.2.3') })).toEqual(
      refused,
    );
    expect(receiver.requests).toEqual([]);
  });

  it('is not made when the name leads elsewhere after it was judged: it is looked up once', async () => {
    let lookups = 0;
    const outcome = await send(
      { url: `http://shop.example:${port()}/` },
      {
        // 127.0.0.2 stands for a public address that nobody answers at.
        isPrivate: (address) => address === '127.0.0.1',
        resolve(hostname, done) {
          lookups += 1;
          resolvesTo(lookups === 1 ? '127.0.0.2' : '127.0.0.1')(hostname, done);
        },
      },
    );
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(lookups).toBe(1);
    expect(receiver.requests).toEqual([]);
  });

  it('is refused behind a redirect', async () => {
    receiver.answer((_, response) => response.writeHead(302, { location: elsewhere.url }).end());
    const outcome = await send({ url: receiver.url }, { privateHosts: [receiver.host] });
    expect(outcome).toEqual(refused);
    expect(receiver.requests).toHaveLength(1);
    expect(elsewhere.requests).toEqual([]);
  });

  it('is made when the operator allows its host, with any port or with one', async () => {
    for (const allowed of ['127.0.0.1', receiver.host]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const outcome = await send({ url: receiver.url }, { privateHosts: [allowed] });
      expect(outcome).toMatchObject({ kind: 'answered', status: 200 });
    }
    expect(await send({ url: elsewhere.url }, { privateHosts: [receiver.host] })).toEqual(refused);
  });
});

const here = (): Partial<AgentOptions> => ({ privateHosts: [receiver.host, elsewhere.host] });

describe('a request', () => {
  it('carries method, headers, secret, body and a key that tells a repetition', async () => {
    await send(
      {
        url: `${receiver.url}/orders?all=1`,
        method: 'PUT',
        headers: [
          { name: 'Authorization', value: 'Bearer ', secretId },
          { name: 'X-Shop', value: 'north', secretId: null },
        ],
        body: { contentType: 'application/json', text: '{"a":"ü"}' },
      },
      here(),
    );
    expect(receiver.requests[0]).toMatchObject({
      method: 'PUT',
      url: '/orders?all=1',
      body: '{"a":"ü"}',
      headers: {
        authorization: 'Bearer s3cret',
        'x-shop': 'north',
        'content-type': 'application/json',
        'idempotency-key': 'key',
      },
    });
  });

  it('is not sent without its secret, nor with one of another host', async () => {
    const headers = [{ name: 'X-Key', value: '', secretId }];
    expect(await send({ url: elsewhere.url, headers }, here())).toEqual({
      kind: 'failed',
      reason: 'call_secret_missing',
    });
    expect(elsewhere.requests).toEqual([]);
  });

  it('takes no secret along to another host, and no body', async () => {
    receiver.answer((_, response) => response.writeHead(307, { location: elsewhere.url }).end());
    const headers = [
      { name: 'X-Key', value: '', secretId },
      { name: 'Authorization', value: 'Basic YTpi', secretId: null },
    ];
    expect(await send({ url: receiver.url, headers }, here())).toMatchObject({ status: 200 });
    expect(elsewhere.requests[0]?.headers).not.toHaveProperty('x-key');
    expect(elsewhere.requests[0]?.headers).not.toHaveProperty('authorization');

    const body = { contentType: 'application/json', text: '{}' };
    expect(await send({ url: receiver.url, method: 'POST', body }, here())).toEqual({
      kind: 'failed',
      reason: 'call_redirect',
    });
    expect(elsewhere.requests).toHaveLength(1);
  });

  it('follows three redirects and no more', async () => {
    let left = 3;
    receiver.answer((_, response) => {
      left -= 1;
      response.writeHead(left < 0 ? 200 : 302, { location: '/again' }).end();
    });
    expect(await send({ url: receiver.url }, here())).toMatchObject({ status: 200 });
    left = 4;
    expect(await send({ url: receiver.url }, here())).toEqual({
      kind: 'failed',
      reason: 'call_redirect',
    });
  });

  it('gives a slow answer up, before its head and in the middle of it', async () => {
    receiver.answer(() => {});
    const slow = { kind: 'failed', reason: 'call_timeout' };
    expect(await send({ url: receiver.url, timeoutMs: 100 }, here())).toEqual(slow);
    receiver.answer((_, response) => response.writeHead(200).write('{'));
    expect(await send({ url: receiver.url, timeoutMs: 100 }, here())).toEqual(slow);
  });

  it('cuts a huge answer off, with and without its length told before', async () => {
    const huge = { kind: 'failed', reason: 'call_too_large' };
    const chunk = Buffer.alloc(64 * 1024, 'a');
    let written = 0;
    receiver.answer((_, response) => {
      response.writeHead(200);
      const more = (): void => {
        written += chunk.length;
        if (!response.destroyed) response.write(chunk, () => setImmediate(more));
      };
      more();
    });
    expect(await send({ url: receiver.url }, here())).toEqual(huge);
    // An answer without an end was read no further than it had to be.
    expect(written).toBeLessThan(longestAnswer * 64);
    receiver.answer((_, response) => {
      response.writeHead(200, { 'content-length': String(longestAnswer + 1) }).write('a');
    });
    expect(await send({ url: receiver.url }, here())).toEqual(huge);
  });

  it('tells an answer that breaks off, and a host that is not there', async () => {
    receiver.answer((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{', () => response.destroy());
    });
    expect(await send({ url: receiver.url }, here())).toMatchObject({ kind: 'failed' });
    const gone = await startReceiver();
    await gone.close();
    expect(await send({ url: gone.url }, { privateHosts: [gone.host] })).toEqual({
      kind: 'failed',
      reason: 'call_unreachable',
    });
  });
});
