import { responseLanguageContentSchema } from '@waypost/whatsapp';
import { describe, expect, it } from 'vitest';

import { asKind, responseKinds, startOfKind } from './response-kinds.ts';

describe('kinds of responses', () => {
  it('are all offered, each with something to start from', () => {
    const written = responseKinds.map(({ kind }) => startOfKind(kind));
    for (const content of written) {
      expect(responseLanguageContentSchema.parse(content)).toEqual(content);
    }
    expect(new Set(written.map(({ kind }) => kind)).size).toBe(18);
  });

  it('keep the words when an author tries another kind', () => {
    const text = responseLanguageContentSchema.parse({ kind: 'text', body: 'Hello', quote: true });
    const picture = asKind(text, 'image');
    expect(picture).toEqual({ kind: 'image', quote: true, medium: '', caption: 'Hello' });
    expect(asKind(picture, 'buttons')).toMatchObject({ body: 'Hello', buttons: [''] });
  });

  it('never turn rows of a list into products', () => {
    const list = responseLanguageContentSchema.parse({
      kind: 'list',
      body: 'Choose',
      sections: [{ title: 'A', rows: [{ title: 'One' }] }],
    });
    expect(asKind(list, 'products')).toMatchObject({
      body: 'Choose',
      sections: [{ title: '', retailerIds: [''] }],
    });
  });
});
