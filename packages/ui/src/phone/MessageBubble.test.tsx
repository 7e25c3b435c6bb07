import type { Bubble } from '@waypost/whatsapp';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { draw } from '../testing/draw.tsx';
import { MessageBubble } from './MessageBubble.tsx';
import { Phone } from './Phone.tsx';

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

const words = (text: string): Bubble['body'] => [{ text, source: 'template' }];

const list: Bubble = {
  body: words('When shall we come?'),
  buttons: [{ kind: 'list', text: 'Choose a time', index: 0 }],
  list: {
    sections: [
      { title: 'Today', rows: [{ index: 0, title: 'Noon', payload: 'waypost:0' }] },
      {
        title: 'Tomorrow',
        rows: [{ index: 1, title: 'Evening', description: '18 to 20', payload: 'waypost:1' }],
      },
    ],
  },
};

const carousel: Bubble = {
  body: words('Two for you'),
  buttons: [],
  cards: ['Red', 'Blue'].map((colour) => ({
    header: { kind: 'image' },
    body: words(`${colour} shoes`),
    buttons: [{ kind: 'url', text: `Buy ${colour}`, index: 0, url: 'https://shop.example' }],
  })),
};

describe('what stands over the words', () => {
  it.each<[string, Bubble['header'], string]>([
    ['a place by its name', { kind: 'location', name: 'Duomo', address: 'Milano' }, 'Duomo'],
    [
      'a place without a name by its degrees',
      { kind: 'location', latitude: '45.4', longitude: '9.1' },
      '45.4, 9.1',
    ],
    ['a document', { kind: 'document', filename: 'invoice.pdf' }, 'invoice.pdf'],
    ['what kind of file it is', { kind: 'document', filename: 'invoice.pdf' }, 'PDF'],
    [
      'one contact',
      { kind: 'contacts', contacts: [{ name: 'Giulia', phones: ['+39 1'], emails: [] }] },
      '+39 1',
    ],
    [
      'several contacts by the first and their number',
      {
        kind: 'contacts',
        contacts: ['Giulia', 'Marco', 'Ada'].map((name) => ({ name, phones: [], emails: [] })),
      },
      'Giulia and 2 more',
    ],
    ['a product by its id', { kind: 'product', product: { retailerId: 'SKU-1' } }, 'SKU-1'],
    [
      'an order by its items',
      {
        kind: 'order',
        products: [
          { retailerId: 'SKU-1', quantity: 2 },
          { retailerId: 'SKU-2', quantity: 1 },
        ],
      },
      '3 items',
    ],
  ])('shows %s', async (_, header, text) => {
    draw(<MessageBubble bubble={{ ...(header ? { header } : {}), body: [], buttons: [] }} />);
    await expect.element(page.getByText(text, { exact: true })).toBeVisible();
  });

  it.each<[string, Bubble['header']]>([
    ['Image', { kind: 'image' }],
    ['Video', { kind: 'video' }],
    ['Document', { kind: 'document' }],
  ])('says %s while no medium is chosen', async (text, header) => {
    draw(<MessageBubble bubble={{ ...(header ? { header } : {}), body: [], buttons: [] }} />);
    await expect.element(page.getByText(text)).toBeVisible();
  });

  it('says Image where the picture can’t be loaded', async () => {
    const header: Bubble['header'] = { kind: 'image', url: 'data:image/png;base64,broken' };
    draw(<MessageBubble bubble={{ header, body: [], buttons: [] }} />);
    await expect.element(page.getByText('Image')).toBeVisible();
    expect(page.getByRole('img').elements()).toEqual([]);
  });

  it.each<[string, Bubble['header']]>([
    ['Sticker', { kind: 'sticker' }],
    ['Audio', { kind: 'audio' }],
    ['Voice message', { kind: 'audio', voice: true }],
  ])('is named %s to screen readers', async (name, header) => {
    draw(<MessageBubble bubble={{ ...(header ? { header } : {}), body: [], buttons: [] }} />);
    await expect.element(page.getByRole('img', { name })).toBeVisible();
  });
});

const hours = 3_600_000;

/** An offer that ends in so many milliseconds. */
function endingOffer(left: number): Bubble['offer'] {
  return { text: 'Sale', expiresAt: Date.now() + left, code: 'SNOW' };
}

describe('what WhatsApp itself says', () => {
  const product: Bubble['header'] = { kind: 'product', product: { retailerId: 'SKU-1' } };
  it.each<[string, Bubble]>([
    ['View', { header: product, body: [], buttons: [{ kind: 'products', text: '', index: 0 }] }],
    ['View items', { body: [], buttons: [{ kind: 'products', text: '', index: 0 }] }],
    ['View catalog', { body: [], buttons: [{ kind: 'catalog', text: '', index: 0 }] }],
    ['Send location', { body: [], buttons: [{ kind: 'location_request', text: '', index: 0 }] }],
    [
      'Share contact info',
      { body: [], buttons: [{ kind: 'contact_request', text: '', index: 0 }] },
    ],
  ])('stands on a button nobody wrote: %s', async (text, bubble) => {
    draw(<MessageBubble bubble={bubble} onTap={() => {}} />);
    await expect.element(page.getByRole('button', { name: text, exact: true })).toBeVisible();
  });

  it('tells when an offer ends, and that it has ended', async () => {
    draw(<MessageBubble bubble={{ body: [], buttons: [], offer: endingOffer(50 * hours) }} />);
    await expect.element(page.getByText('Ends in 2 days')).toBeVisible();
    await expect.element(page.getByText('Code: SNOW')).toBeVisible();
    draw(<MessageBubble bubble={{ body: [], buttons: [], offer: endingOffer(-hours) }} />);
    await expect.element(page.getByText('Offer has ended')).toBeVisible();
  });
});

describe('a list on a phone', () => {
  it('opens over the chat, and a row is the answer', async () => {
    const onPickRow = vi.fn();
    draw(
      <Phone name="Shop">
        <MessageBubble bubble={list} onPickRow={onPickRow} />
      </Phone>,
    );
    const opener = page.getByRole('button', { name: 'Choose a time' });
    await opener.click();
    await expect.element(page.getByRole('dialog', { name: 'Choose a time' })).toHaveFocus();
    await page.getByRole('button', { name: /Evening/ }).click();
    expect(onPickRow).toHaveBeenCalledExactlyOnceWith(list.list?.sections[1]?.rows[0]);
    expect(page.getByRole('dialog').elements()).toEqual([]);
  });

  it('opens in a preview to be read only, and closes with Escape', async () => {
    draw(
      <Phone name="Shop">
        <MessageBubble bubble={list} isPreview />
      </Phone>,
    );
    const opener = page.getByRole('button', { name: 'Choose a time' });
    await opener.click();
    await expect.element(page.getByText('18 to 20')).toBeVisible();
    expect(page.getByRole('button', { name: /Evening/ }).elements()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('18 to 20')).not.toBeInTheDocument();
    await expect.element(opener).toHaveFocus();
  });

  it('leaves opening it to the handset that asks for it', async () => {
    const onTap = vi.fn();
    draw(
      <Phone name="Shop">
        <MessageBubble bubble={list} onTap={onTap} />
      </Phone>,
    );
    await page.getByRole('button', { name: 'Choose a time' }).click();
    expect(onTap).toHaveBeenCalledExactlyOnceWith(list.buttons[0]);
    expect(page.getByRole('dialog').elements()).toEqual([]);
  });

  it('shows the products behind a button in the preview', async () => {
    const products: Bubble = {
      body: words('For you'),
      buttons: [{ kind: 'products', text: '', index: 0 }],
      products: { sections: [{ title: 'Shoes', products: [{ retailerId: 'SKU-7' }] }] },
    };
    draw(
      <Phone name="Shop">
        <MessageBubble bubble={products} />
      </Phone>,
    );
    await page.getByRole('button', { name: 'View items' }).click();
    await expect.element(page.getByText('SKU-7')).toBeVisible();
  });
});

describe('cards', () => {
  it('tell which button of which card was tapped', async () => {
    const onTapCard = vi.fn();
    draw(
      <Phone name="Shop">
        <MessageBubble bubble={carousel} onTapCard={onTapCard} />
      </Phone>,
    );
    await page.getByRole('button', { name: 'Buy Blue' }).click();
    expect(onTapCard).toHaveBeenCalledExactlyOnceWith(1, carousel.cards?.[1]?.buttons[0]);
  });

  it('scroll sideways by keyboard', async () => {
    draw(
      <Phone name="Shop">
        <MessageBubble bubble={carousel} />
      </Phone>,
    );
    const cards = page.getByRole('group', { name: 'Cards' });
    await expect.element(cards).toBeVisible();
    const element = cards.element();
    if (element instanceof HTMLElement) element.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await expect.poll(() => element.scrollLeft).toBeGreaterThan(0);
  });
});

function answer(own: boolean, text: string): Bubble {
  return { body: words('Tomorrow'), buttons: [], quoted: { own, text } };
}

describe('a message about another one', () => {
  it('names the owner of the phone as "You" and the business by its name', async () => {
    draw(
      <Phone name="Shop">
        <MessageBubble bubble={answer(true, 'When?')} />
        <MessageBubble bubble={answer(false, 'Today?')} direction="outgoing" />
      </Phone>,
    );
    await expect.element(page.getByText('You', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('log').getByText('Shop')).toBeVisible();
  });

  it('hints at the latest message while nobody wrote one', async () => {
    draw(<MessageBubble bubble={answer(true, '')} />);
    await expect.element(page.getByText('Their latest message')).toBeVisible();
  });

  it('may be nothing but an emoji; a preview hints at what it is put on', async () => {
    const bubble: Bubble = { body: [], buttons: [], emojiReaction: '👍' };
    draw(<MessageBubble bubble={bubble} />);
    await expect.element(page.getByText('👍')).toBeVisible();
    expect(page.getByText('Their latest message').elements()).toEqual([]);
    draw(<MessageBubble bubble={{ ...bubble, emojiReaction: '🎉' }} isPreview />);
    await expect.element(page.getByText('🎉')).toBeVisible();
    await expect.element(page.getByText('Their latest message')).toBeVisible();
  });

  it('shows what was filled into a Flow', async () => {
    const answers = [{ name: 'day', value: 'Monday' }];
    draw(<MessageBubble bubble={{ body: [], buttons: [], answers }} direction="outgoing" />);
    await expect.element(page.getByRole('definition')).toHaveTextContent('Monday');
  });
});
