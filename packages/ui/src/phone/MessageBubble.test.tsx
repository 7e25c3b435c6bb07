import type { Bubble } from '@waypost/whatsapp';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { draw } from '../testing/draw.tsx';
import { MessageBubble } from './MessageBubble.tsx';

const offer: Bubble = {
  body: [
    { text: 'Hi ', source: 'template' },
    { text: 'Giulia', source: 'value' },
    { text: ', use *', source: 'template' },
    { text: 'SUN25', source: 'fallback' },
    { text: '* in ', source: 'template' },
    { text: '{{3}}', source: 'missing', slot: 'body.3' },
  ],
  footer: 'Reply STOP to opt out',
  buttons: [
    { kind: 'url', text: 'Shop now', index: 0 },
    { kind: 'quick_reply', text: 'Later', index: 1, payload: 'waypost:1' },
  ],
};

describe('a message on the phone', () => {
  it('names a missing value instead of leaving a blank', async () => {
    draw(<MessageBubble bubble={offer} />);
    await expect.element(page.getByText('body.3')).toHaveAttribute('title', 'No value for body.3');
  });

  it('draws bold over the border of a personal value', async () => {
    draw(<MessageBubble bubble={offer} />);
    await expect.element(page.getByText('SUN25')).toHaveStyle({ fontWeight: '700' });
  });

  it('tints personal words in the preview, and only there', async () => {
    const tint = 'rgb(217, 253, 211)';
    draw(<MessageBubble bubble={offer} isPreview />);
    await expect.element(page.getByText('Giulia')).toHaveStyle({ backgroundColor: tint });
  });

  it('leaves personal words plain on the handset', async () => {
    draw(<MessageBubble bubble={offer} />);
    await expect
      .element(page.getByText('Giulia'))
      .toHaveStyle({ backgroundColor: 'rgba(0, 0, 0, 0)' });
  });

  it('tells which button was tapped', async () => {
    const onTap = vi.fn();
    draw(<MessageBubble bubble={offer} onTap={onTap} />);
    await page.getByRole('button', { name: 'Later' }).click();
    expect(onTap).toHaveBeenCalledExactlyOnceWith(offer.buttons[1]);
  });

  it('has no buttons to tap where it is only shown', async () => {
    draw(<MessageBubble bubble={offer} />);
    await expect.element(page.getByText('Later')).toBeVisible();
    expect(page.getByRole('button').elements()).toEqual([]);
  });

  it('says by its ticks how far it has come', async () => {
    draw(<MessageBubble bubble={{ body: [], buttons: [] }} direction="outgoing" tick="read" />);
    await expect.element(page.getByRole('img', { name: 'Read' })).toBeVisible();
  });
});
