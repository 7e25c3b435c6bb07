import { expect, it } from 'vitest';

import { payloadAssets, withMediaIds } from './payload-assets.ts';

const payload = {
  type: 'interactive',
  interactive: {
    header: { type: 'document', document: { asset: 'a', filename: 'x.pdf' } },
    action: {
      cards: [
        { header: { image: { asset: 'b' } } },
        { header: { image: { asset: 'a' } } },
        { header: { image: { link: 'https://shop.example/c.png' } } },
      ],
    },
  },
};

it('finds every file of ours in a message, each once', () => {
  expect(payloadAssets(payload)).toEqual(['a', 'b']);
});

it('puts Meta’s ids in their place and leaves the rest as it is', () => {
  expect(withMediaIds(payload, (asset) => `meta-${asset}`)).toEqual({
    type: 'interactive',
    interactive: {
      header: { type: 'document', document: { id: 'meta-a', filename: 'x.pdf' } },
      action: {
        cards: [
          { header: { image: { id: 'meta-b' } } },
          { header: { image: { id: 'meta-a' } } },
          { header: { image: { link: 'https://shop.example/c.png' } } },
        ],
      },
    },
  });
});
