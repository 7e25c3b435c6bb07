import { afterEach, expect, test } from 'vitest';

import { idOf, orderUpdate, postSend } from '../testing/post-send.ts';
import { startSimulator } from '../testing/start-simulator.ts';
import { startWebhookReceiver } from '../testing/webhook-receiver.ts';

const secret = 'app-secret';
const cleanUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
});

async function started() {
  const callback = await startWebhookReceiver(secret);
  cleanUp.push(callback.close);
  const running = await startSimulator({
    delays: { sent: [0, 0], delivered: [0, 0], read: [0, 0] },
    readShare: 1,
    number: { callbackUrl: callback.url, appSecret: secret },
  });
  cleanUp.push(running.close);
  const send = async (count: number): Promise<string[]> => {
    const answers = await Promise.all(
      Array.from({ length: count }, (_, place) =>
        postSend(running.url, orderUpdate(`+31 6 4000 0${String(place).padStart(3, '0')}`)),
      ),
    );
    return answers.map(idOf);
  };
  const allRead = (ids: string[]): boolean => {
    const read = new Set(
      callback
        .statuses()
        .filter(({ status }) => status === 'read')
        .map(({ id }) => id),
    );
    return ids.every((id) => read.has(id));
  };
  return { callback, control: running.simulator.control, send, allRead };
}

test('POSTs can come late, on the simulator’s clock', async () => {
  const { callback, control, send, allRead } = await started();
  await control.setFaults({ webhooks: { late: [60_000, 120_000] } });
  const ids = await send(3);
  await expect.poll(async () => (await control.counts()).pendingStatuses).toBe(0);
  expect(callback.posts).toEqual([]);
  await control.advance({ advanceMs: 120_000 });
  await callback.until(() => allRead(ids));
});

test('every POST can come twice, with the same bytes', async () => {
  const { callback, control, send, allRead } = await started();
  await control.setFaults({ webhooks: { twice: 1 } });
  const ids = await send(1);
  await callback.until(() => allRead(ids) && callback.posts.length % 2 === 0);
  const bodies = Map.groupBy(callback.posts, ({ body }) => body);
  expect([...bodies.values()].every((posts) => posts.length === 2)).toBe(true);
});

test('updates can be gathered into one POST, cut into small ones, or stand in changes of their own', async () => {
  const { callback, control, send, allRead } = await started();
  await control.setFaults({ webhooks: { gatherMs: 500 } });
  const gathered = await send(20);
  await callback.until(() => allRead(gathered));
  expect(callback.posts.length).toBeLessThan(20);
  const statusesIn = (post: (typeof callback.posts)[number]): number[] =>
    post.envelope.entry.flatMap((entry) =>
      entry.changes.map((change) => change.value.statuses?.length ?? 0),
    );

  const before = callback.posts.length;
  await control.setFaults({ webhooks: { gatherMs: 300, updatesPerPost: 3, changeEach: true } });
  const cut = await send(4);
  await callback.until(() => allRead(cut));
  const after = callback.posts.slice(before);
  expect(after.every((post) => statusesIn(post).length <= 3)).toBe(true);
  expect(after.flatMap(statusesIn).every((count) => count === 1)).toBe(true);
});

test('POSTs that wait can be joined into one with several entries', async () => {
  const { callback, control, send, allRead } = await started();
  await control.setFaults({ holdWebhooks: true, webhooks: { updatesPerPost: 1 } });
  const ids = await send(2);
  await expect.poll(async () => (await control.counts()).pendingWebhooks).toBe(6);
  await control.setFaults({ webhooks: { join: true } });
  await callback.until(() => allRead(ids));
  expect(callback.posts).toHaveLength(1);
  expect(callback.posts[0]?.envelope.entry).toHaveLength(6);
  expect(callback.posts[0]?.genuine).toBe(true);
});

test('statuses name the people they are about, except failed ones', async () => {
  const { callback, control, send, allRead } = await started();
  await control.createHandset({ number: '+31 6 4000 0000', name: 'Anna de Vries' });
  const ids = await send(1);
  await callback.until(() => allRead(ids));
  expect(callback.posts[0]?.envelope.entry[0]?.changes[0]?.value).toMatchObject({
    contacts: [{ profile: { name: 'Anna de Vries' }, wa_id: '31640000000' }],
  });
});
