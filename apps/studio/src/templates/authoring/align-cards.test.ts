import { draftButton, draftCardSchema } from '@waypost/whatsapp';
import type { DraftButton } from '@waypost/whatsapp';
import { expect, it } from 'vitest';

import { alignCards } from './align-cards.ts';

const card = (kind: 'image' | 'video', buttons: DraftButton[]) =>
  draftCardSchema.parse({ header: { kind, sample: 'media:1' }, body: 'x', buttons });

it('gives every card the kinds of one, and keeps what was written where it fits', () => {
  const link = draftButton('url', { text: 'Buy', url: 'https://a.example' });
  const model = card('image', [draftButton('quick_reply', { text: 'More' }), link]);
  const other = card('video', [draftButton('url', { text: 'Own', url: 'https://b.example' })]);
  const [aligned, same] = alignCards([other, model], model);
  expect(same).toBe(model);
  expect(aligned?.header).toEqual({ kind: 'image', text: '', sample: '' });
  expect(aligned?.buttons.map(({ kind, text, url }) => [kind, text, url])).toEqual([
    ['quick_reply', 'More', ''],
    ['url', 'Own', 'https://b.example'],
  ]);
});
