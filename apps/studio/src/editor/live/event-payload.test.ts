import { describe, expect, it } from 'vitest';

import { eventPayload, prefilled } from './event-payload.ts';

const fields = [
  { name: 'product', kind: 'text' as const },
  { name: 'total', kind: 'number' as const },
  { name: 'gift', kind: 'boolean' as const },
  { name: 'due', kind: 'date' as const },
];

describe('the event a person is triggered with', () => {
  it('carries numbers and truth values as such', () => {
    const typed = { product: ' Shoes ', total: '49,90', gift: 'true', due: '2026-12-24' };
    expect(eventPayload(fields, typed)).toEqual({
      payload: { product: 'Shoes', total: 49.9, gift: true, due: '2026-12-24' },
      invalid: [],
    });
  });

  it('leaves out what was not filled in', () => {
    expect(eventPayload(fields, { product: '', total: '0' }).payload).toEqual({ total: 0 });
  });

  it('names fields whose text is not of their kind', () => {
    expect(eventPayload(fields, { total: 'many', due: 'tomorrow' }).invalid).toEqual([
      'total',
      'due',
    ]);
  });

  it('starts from what is known of the person, and keeps what was typed', () => {
    const attributes = { product: 'Hat', total: 20, other: 'x', due: null };
    expect(prefilled(fields, attributes, { product: 'Shoes', gift: '' })).toEqual({
      product: 'Shoes',
      total: '20',
    });
  });
});
