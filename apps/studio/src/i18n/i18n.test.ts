import { describe, expect, it } from 'vitest';

import { createTexts, loadAllTexts } from './i18n.ts';
import { preferredLanguage } from './languages.ts';

describe('the language of the studio', () => {
  it('is the first wanted one that has texts', () => {
    expect(preferredLanguage(['pt-BR', 'en-GB', 'it-IT'])).toBe('en');
    expect(preferredLanguage(['it-CH', 'en'])).toBe('it');
  });

  it('is English when none has', () => {
    expect(preferredLanguage(['ja-JP'])).toBe('en');
    expect(preferredLanguage([])).toBe('en');
  });
});

describe('the texts of a screen', () => {
  it('come when the screen first asks for them', { timeout: 30_000 }, async () => {
    const texts = await createTexts('en');
    expect(texts.hasResourceBundle('en', 'journeys')).toBe(false);
    await loadAllTexts(texts);
    expect(texts.t('journeys:create')).toBe('Create journey');
    expect(texts.t('home:demo.text', { count: 1200 })).toContain('1,200 demo people');
  });
});
