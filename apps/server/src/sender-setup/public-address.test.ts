import { expect, test } from 'vitest';

import { publicAddress } from './public-address.ts';

const graph = (baseUrl: string) => {
  const address = { baseUrl, version: 'v25.0' };
  return { meta: address, simulator: address };
};

test.each([
  [
    'https is where Meta brings webhooks',
    'https://w.example',
    'https://graph.facebook.com',
    'https://w.example',
  ],
  ['Meta does not call plain http', 'http://w.example', 'https://graph.facebook.com', null],
  [
    'a stand-in for Meta on plain http does',
    'http://w.example',
    'http://127.0.0.1:4500',
    'http://w.example',
  ],
  ['without an address a sender only sends', null, 'https://graph.facebook.com', null],
])('%s', (_, publicUrl, graphUrl, expected) => {
  expect(publicAddress({ publicUrl, graph: graph(graphUrl) })).toBe(expected);
});
