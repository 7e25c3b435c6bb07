import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import { connectSimulator } from '../control/connect-simulator.ts';
import { cartReminder, idOf, orderUpdate, postSend } from '../testing/post-send.ts';
import { startSimulator } from '../testing/start-simulator.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

const secret = 'app-secret';
const person = '+39 347 123 4567';
const quick = { sent: [0, 5], delivered: [0, 5], read: [0, 5] } as const;
const cleanUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
});

async function receiver(): Promise<WebhookReceiver> {
  const started = await startWebhookReceiver(secret);
  cleanUp.push(started.close);
  return started;
}

async function simulatorFor(
  callback: WebhookReceiver,
  options: Parameters<typeof startSimulator>[0] = {},
) {
  const running = await startSimulator({
    delays: quick,
    readShare: 1,
    ...options,
    number: { callbackUrl: callback.url, appSecret: secret, ...options.number },
  });
  cleanUp.push(running.close);
  return running;
}

const statusesOf = (callback: WebhookReceiver, id: string): string[] =>
  callback
    .statuses()
    .filter((status) => status.id === id)
    .map((status) => status.status);

const done = (told: string[]): boolean => told.includes('delivered') || told.includes('failed');

describe('statuses', () => {
  test('are told in order, signed, with the echo and the price', async () => {
    const callback = await receiver();
    const { url } = await simulatorFor(callback);
    const id = idOf(await postSend(url, cartReminder(person, 'v1.m-1.1')));
    await callback.until(() => statusesOf(callback, id).includes('read'));
    expect(statusesOf(callback, id)).toEqual(['sent', 'delivered', 'read']);
    expect(callback.posts.every((post) => post.genuine)).toBe(true);
    expect(callback.statuses()[0]).toMatchObject({
      recipient_id: '393471234567',
      biz_opaque_callback_data: 'v1.m-1.1',
      pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' },
    });
  });

  test('of marketing to the United States end with 131049, of utility arrive', async () => {
    const callback = await receiver();
    const { url } = await simulatorFor(callback);
    const promo = idOf(await postSend(url, cartReminder('+1 212 555 0101')));
    const order = idOf(await postSend(url, orderUpdate('+1 212 555 0101')));
    const canadian = idOf(await postSend(url, cartReminder('+1 416 555 0101')));
    await callback.until(() =>
      [
        statusesOf(callback, promo).includes('failed'),
        statusesOf(callback, order).includes('read'),
        statusesOf(callback, canadian).includes('read'),
      ].every(Boolean),
    );
    expect(statusesOf(callback, promo)).toEqual(['sent', 'failed']);
    const failed = callback.statuses().find((status) => status.status === 'failed');
    expect(failed?.errors?.[0]?.code).toBe(131049);
  });

  test('of a free-form message outside the 24-hour window are 131047, inside it arrive', async () => {
    const callback = await receiver();
    const { url, simulator } = await simulatorFor(callback);
    const text = { messaging_product: 'whatsapp', to: person, text: { body: 'Hello' } };
    const early = idOf(await postSend(url, text));
    await callback.until(() => statusesOf(callback, early).length > 0);
    expect(callback.statuses()[0]?.errors?.[0]?.code).toBe(131047);

    await simulator.control.reply(person, { text: 'Is it here?' });
    const inside = idOf(await postSend(url, text));
    await callback.until(() => statusesOf(callback, inside).includes('read'));

    await simulator.control.advance({ advanceMs: 24 * 3_600_000 });
    const late = idOf(await postSend(url, text));
    await callback.until(() => statusesOf(callback, late).length > 0);
    expect(statusesOf(callback, late)).toEqual(['failed']);
  });

  test('stop at sent for a person who blocked the business', async () => {
    const callback = await receiver();
    const { url, simulator } = await simulatorFor(callback);
    await simulator.control.createHandset({ number: person, name: 'Giulia' });
    await simulator.control.block(person);
    const id = idOf(await postSend(url, orderUpdate(person)));
    await callback.until(() => statusesOf(callback, id).length > 0);
    await simulator.control.advance({ advanceMs: 3_600_000 });
    const after = idOf(await postSend(url, orderUpdate('+31612345678')));
    await callback.until(() => statusesOf(callback, after).includes('read'));
    expect(statusesOf(callback, id)).toEqual(['sent']);
  });

  test('are told again until the receiver answers 200', async () => {
    const callback = await receiver();
    const { url } = await simulatorFor(callback, {
      readShare: 0,
      delays: { ...quick, delivered: [0, 0] },
    });
    callback.refuse(500, 503);
    const id = idOf(await postSend(url, orderUpdate(person)));
    await callback.until(() => statusesOf(callback, id).includes('delivered'));
    await callback.until(() => statusesOf(callback, id).length >= 2);
    expect(statusesOf(callback, id).toSorted()).toEqual(['delivered', 'sent']);
    expect(callback.posts.length).toBeGreaterThanOrEqual(3);
  });

  test('escape everything outside ASCII, as Meta does, and are signed over those bytes', async () => {
    const callback = await receiver();
    const { simulator } = await simulatorFor(callback);
    await simulator.control.createHandset({ number: person, name: 'Zoë 李' });
    await simulator.control.reply(person, { text: 'Grüße / 你好' });
    await callback.until(() => callback.messages().length === 1);
    const [post] = callback.posts;
    expect(post?.body).toContain('Gr\\u00fc\\u00dfe \\/ \\u4f60\\u597d');
    expect(post?.genuine).toBe(true);
    expect(callback.messages()[0]).toMatchObject({ text: { body: 'Grüße / 你好' } });
  });

  test('can be dropped, doubled and told out of order', async () => {
    const callback = await receiver();
    const { url, simulator } = await simulatorFor(callback, {
      delays: { sent: [0, 0], delivered: [60, 60], read: [0, 0] },
    });
    await simulator.control.setFaults({ statuses: { duplicate: 1, reorder: 1 } });
    const id = idOf(await postSend(url, orderUpdate(person)));
    await callback.until(() => statusesOf(callback, id).length === 6);
    const told = statusesOf(callback, id);
    expect(told.indexOf('delivered')).toBeLessThan(told.indexOf('sent'));
    expect(told.toSorted()).toEqual(['delivered', 'delivered', 'read', 'read', 'sent', 'sent']);
    await simulator.control.setFaults({ statuses: { drop: 1 } });
    const dropped = idOf(await postSend(url, orderUpdate(person)));
    await expect.poll(async () => (await simulator.control.counts()).byStatus['read']).toBe(2);
    expect(statusesOf(callback, dropped)).toEqual([]);
  });

  test('come once each and reach one end, for every one of many sends', async () => {
    const callback = await receiver();
    const { url } = await simulatorFor(callback, { readShare: 0.5 });
    const codes = ['39347', '1212', '1416', '33612', '4477'];
    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, place) => {
        const to = `+${codes[place % codes.length]}${String(1_000_000 + place)}`;
        return postSend(url, place % 2 === 0 ? cartReminder(to) : orderUpdate(to));
      }),
    );
    const ids = answers.map(idOf);
    await callback.until(() => {
      const byId = Map.groupBy(callback.statuses(), (status) => status.id);
      return ids.every((id) => done((byId.get(id) ?? []).map((status) => status.status)));
    });
    const byId = Map.groupBy(callback.statuses(), (status) => status.id);
    const allowed = [
      ['sent', 'delivered'],
      ['sent', 'delivered', 'read'],
      ['sent', 'failed'],
    ].map(String);
    for (const id of ids) {
      const told = (byId.get(id) ?? []).map((status) => status.status);
      expect(allowed).toContain(String(told.toSorted((a, b) => rank(a) - rank(b))));
    }
    expect([...byId.keys()].toSorted()).toEqual(ids.toSorted());
  });
});

function rank(status: string): number {
  return ['sent', 'delivered', 'read', 'failed'].indexOf(status);
}

describe('a simulator of its own process', () => {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));

  async function startProcess(directory: string, callback: string) {
    const child = spawn(
      process.execPath,
      [main, '--port', '0', '--data', directory, '--callback', callback, '--app-secret', secret],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [output] = await once(child.stdout, 'data');
    const url = /http:\S+/.exec(String(output))?.[0];
    if (url === undefined) throw new Error('the simulator did not start');
    const stop = async (signal: NodeJS.Signals): Promise<void> => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
    };
    cleanUp.push(() => stop('SIGKILL'));
    return { url, stop };
  }

  test('killed with statuses and webhooks pending, it tells all of them after its restart', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'waypost-simulator-'));
    cleanUp.push(() => rm(directory, { recursive: true, force: true }));
    const callback = await receiver();
    const first = await startProcess(directory, callback.url);
    const control = connectSimulator(first.url);
    await control.setFaults({ holdWebhooks: true });
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, place) =>
        postSend(first.url, orderUpdate(`+39347${1_000_000 + place}`, `v1.m${place}.1`)),
      ),
    );
    const ids = answers.map(idOf);
    await first.stop('SIGKILL');
    expect(callback.statuses()).toEqual([]);

    const second = await startProcess(directory, callback.url);
    await callback.until(() => ids.every((id) => statusesOf(callback, id).includes('delivered')));
    const counts = await connectSimulator(second.url).counts();
    expect(counts).toMatchObject({ accepted: 60, messages: 60, duplicates: [] });
    await second.stop('SIGTERM');
  });
});
