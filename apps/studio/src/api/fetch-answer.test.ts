import { createServer, type Server, type ServerResponse } from 'node:http';

import { onlineManager } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';

import { fetchAnswer } from './fetch-answer.ts';
import { followReach } from './reach.ts';

let server: Server;
let url: string;
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
});
afterEach(() => {
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
});

it('gives up a question that nobody answers', async () => {
  answer = () => {};
  await expect(fetchAnswer(new Request(url), {}, 50)).rejects.toThrow('does not answer');
});

it('lets a stream that has begun last as long as it likes, and a change take its time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const open = new Promise<ServerResponse>((resolve) => {
    answer = (response) => {
      response.flushHeaders();
      resolve(response);
    };
  });
  const stream = await fetchAnswer(new Request(url));
  vi.advanceTimersByTime(3_600_000);
  (await open).end('at last');
  expect(await stream.text()).toBe('at last');

  const asked = new Promise<ServerResponse>((resolve) => {
    answer = resolve;
  });
  const change = fetchAnswer(new Request(url, { method: 'POST' }));
  const response = await asked;
  vi.advanceTimersByTime(3_600_000);
  response.end('done');
  expect(await (await change).text()).toBe('done');
});

it('ends when whoever asked does not want to know any more', async () => {
  const leaving = new AbortController();
  answer = () => leaving.abort();
  const question = new Request(url, { signal: leaving.signal });
  await expect(fetchAnswer(question)).rejects.toThrow('aborted');
});

it('tells that Waypost is gone when it does not answer, whatever the browser says of the network', async () => {
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('navigator', { onLine: true });
  onTestFinished(() => {
    onlineManager.setEventListener(() => {});
    onlineManager.setOnline(true);
    vi.unstubAllGlobals();
  });
  const look = vi.fn(async () => true);
  followReach(look);

  window.dispatchEvent(new Event('offline'));
  await expect(look.mock.results[0]?.value).resolves.toBe(true);
  expect(onlineManager.isOnline()).toBe(true);

  look.mockResolvedValue(false);
  answer = (response) => response.destroy();
  await expect(fetchAnswer(new Request(url))).rejects.toThrow('fetch failed');
  await vi.waitFor(() => expect(onlineManager.isOnline()).toBe(false));

  look.mockResolvedValue(true);
  window.dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(onlineManager.isOnline()).toBe(true));
});
