import { createServer } from 'node:http';

import { silentMeter } from '@waypost/engine/metering';
import { afterEach, expect, test } from 'vitest';

import { routeOf, startTracing } from './tracing.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A collector that keeps what it is sent. */
async function startCollector(): Promise<{ url: string; received: Buffer[] }> {
  const received: Buffer[] = [];
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => received.push(chunk));
    request.on('end', () => response.writeHead(200).end());
  });
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
    received,
  };
}

test('rounds, requests to Meta and requests of people reach the collector, without what is personal', async () => {
  const { url, received } = await startCollector();
  const tracing = await startTracing({ endpoint: url, share: 1, role: 'worker' });
  const metered: string[] = [];
  const meter = tracing.traced({
    ...silentMeter,
    answered: (sender, outcome) => metered.push(`${sender} ${outcome}`),
  });
  meter.laneRound('dispatch 7d1c4f3e', 0.2, false);
  meter.answered('7d1c4f3e', 'refused', 131_049, 0.1);
  const app = createServer((request, response) => {
    tracing.request(request, response);
    response.end('ok');
  });
  closing.push(() => app.close());
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const bound = app.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  await (await fetch(`http://127.0.0.1:${port}/api/handsets/+447700900123?name=Ada`)).text();
  await tracing.stop();

  const sent = Buffer.concat(received).toString('latin1');
  for (const part of ['lane dispatch', 'POST message', 'GET /api/handsets/*', '7d1c4f3e', 'worker'])
    expect(sent).toContain(part);
  expect(sent).not.toMatch(/447700900123|Ada/);
  expect(metered).toEqual(['7d1c4f3e refused']);
});

test('a collector that is gone holds nobody up', async () => {
  const tracing = await startTracing({ endpoint: 'http://127.0.0.1:9', share: 1, role: 'web' });
  tracing.traced(silentMeter).stepped(1, 0.1);
  tracing.traced(silentMeter).laneRound('advance', 0.1, true);
  await tracing.stop();
});

test.each([
  ['/api/journeys', '/api/journeys'],
  ['/api/profiles/6d1/consent?x=1', '/api/profiles/*'],
  ['/sign-in/link/SecretToken', '/sign-in/*'],
  ['/l/Code', '/l/*'],
  ['/readyz', '/readyz'],
])('%s is told as %s', (url, route) => {
  expect(routeOf(url)).toBe(route);
});
