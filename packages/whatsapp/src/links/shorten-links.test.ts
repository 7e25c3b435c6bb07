import { describe, expect, it } from 'vitest';

import { shortenLinks } from './shorten-links.ts';

const short = (index: number) => ({ url: `https://w.example/l/c${index}`, code: `c${index}` });

describe('short links', () => {
  it('replace every address in a text, once per target, and leave the sentence alone', () => {
    expect(
      shortenLinks(
        {
          type: 'text',
          text: {
            body: 'See https://a.example/x?y=1. Or (http://b.example)! https://a.example/x?y=1',
          },
        },
        short,
      ),
    ).toEqual({
      payload: {
        type: 'text',
        text: {
          body: 'See https://w.example/l/c0. Or (https://w.example/l/c1)! https://w.example/l/c0',
        },
      },
      links: ['https://a.example/x?y=1', 'http://b.example'],
    });
  });

  it('stand behind link buttons and cards, and never in place of a medium', () => {
    const { payload, links } = shortenLinks(
      {
        type: 'interactive',
        interactive: {
          type: 'carousel',
          body: { text: 'Look' },
          action: {
            cards: [
              {
                card_index: 0,
                header: { type: 'image', image: { link: 'https://media.example/1.jpg' } },
                action: {
                  name: 'cta_url',
                  parameters: { display_text: 'Buy', url: 'https://a.example/1' },
                },
              },
            ],
          },
        },
      },
      short,
    );
    expect(links).toEqual(['https://a.example/1']);
    expect(JSON.stringify(payload)).toContain('https://media.example/1.jpg');
    expect(JSON.stringify(payload)).toContain('"url":"https://w.example/l/c0"');
  });

  it('fill a template’s words, and its button only where Meta approved the short address', () => {
    const template = {
      type: 'template',
      template: {
        name: 'sale',
        language: { code: 'en' },
        components: [
          { type: 'body', parameters: [{ type: 'text', text: 'https://a.example' }] },
          button('0', 'https://a.example/cart'),
          button('1', 'cart/9'),
          {
            type: 'carousel',
            cards: [{ card_index: 2, components: [button('0', 'https://c.example')] }],
          },
        ],
      },
    };
    const { payload, links } = shortenLinks(template, short, new Set(['0', '2.0']));
    expect(links).toEqual(['https://a.example', 'https://a.example/cart', 'https://c.example']);
    expect(payload).toEqual({
      type: 'template',
      template: {
        ...template.template,
        components: [
          { type: 'body', parameters: [{ type: 'text', text: 'https://w.example/l/c0' }] },
          button('0', 'c1'),
          button('1', 'cart/9'),
          { type: 'carousel', cards: [{ card_index: 2, components: [button('0', 'c2')] }] },
        ],
      },
    });
  });
});

function button(index: string, text: string) {
  return { type: 'button', sub_type: 'url', index, parameters: [{ type: 'text', text }] };
}
