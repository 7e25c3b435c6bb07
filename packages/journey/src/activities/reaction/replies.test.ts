import { templateComponentSchema } from '@waypost/whatsapp';
import { describe, expect, it } from 'vitest';

import { templateReplies } from './replies.ts';

describe('answers to tap', () => {
  it('are counted over all buttons of all cards of a carousel', () => {
    const card = {
      components: [
        { type: 'BODY', text: 'Shoes' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'URL', text: 'See', url: 'https://shop.example' },
            { type: 'QUICK_REPLY', text: 'More like this' },
          ],
        },
      ],
    };
    const carousel = templateComponentSchema.parse({ type: 'CAROUSEL', cards: [card, card] });
    expect(templateReplies({ components: [carousel] })).toEqual([
      { button: 1, label: 'More like this' },
      { button: 3, label: 'More like this' },
    ]);
  });
});
