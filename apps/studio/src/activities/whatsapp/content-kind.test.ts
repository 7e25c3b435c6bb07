import { responseContentSchema, whatsAppContentSchema } from '@waypost/whatsapp';
import { describe, expect, it } from 'vitest';

import { kindOfContent, withContentKind } from './content-kind.ts';

const template = { name: 'ready', defaultLanguage: 'en', byLanguage: { en: { values: {} } } };
const response = responseContentSchema.parse({
  defaultLanguage: 'en',
  byLanguage: { en: { kind: 'text', body: 'Hello' } },
});

describe('what a message is made of', () => {
  it('shows in its content', () => {
    expect(kindOfContent({})).toBe('template');
    expect(kindOfContent({ response })).toBe('response');
    expect(kindOfContent({ template, response })).toBe('both');
  });

  it('keeps only what the kind has a place for, and the rest of the settings', () => {
    const both = whatsAppContentSchema.parse({ template, response, shortenLinks: true });
    expect(withContentKind(both, 'response', {})).toEqual({ response, shortenLinks: true });
    expect(withContentKind(both, 'template', {})).toEqual({ template, shortenLinks: true });
  });

  it('brings back what was laid aside', () => {
    expect(withContentKind({ template }, 'both', { response })).toEqual({ template, response });
    expect(withContentKind({ template }, 'response', { response })).toEqual({ response });
  });
});
