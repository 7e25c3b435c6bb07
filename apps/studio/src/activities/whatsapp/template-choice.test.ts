import type { StoredTemplate } from '@waypost/api';
import type { TemplateContent } from '@waypost/whatsapp';
import { describe, expect, it } from 'vitest';

import { noNews } from '../../templates/no-news.ts';
import { startContent, templateChoices, withSlot } from './template-choice.ts';

function template(
  name: string,
  language: string,
  status: StoredTemplate['status'] = 'APPROVED',
  body = 'Hi {{first_name}}, order {{order}} is here.',
): StoredTemplate {
  return {
    id: '6f1d1d0e-5c43-4f3a-9d5a-2f6f0f6f0f6f',
    wabaId: '1',
    quality: 'GREEN',
    ...noNews,
    syncedAt: '2026-11-21T00:00:00Z',
    name,
    language,
    category: 'UTILITY',
    status,
    parameterFormat: 'NAMED',
    components: [{ type: 'BODY', text: body }],
  };
}

describe('choosing a template', () => {
  it('offers each template once, with all its languages', () => {
    const choices = templateChoices([
      template('ready', 'it'),
      template('late', 'en'),
      template('ready', 'en'),
      template('ready', 'fr', 'REJECTED'),
    ]);
    expect(choices.map(({ name, approved }) => [name, approved])).toEqual([
      ['late', ['en']],
      ['ready', ['en', 'it']],
    ]);
  });

  it('starts with all approved languages, English first, and what it can map by name', () => {
    const [choice] = templateChoices([
      template('ready', 'de'),
      template('ready', 'en_US'),
      template('ready', 'fr', 'PENDING'),
    ]);
    if (!choice) throw new Error('no choice');
    expect(startContent(choice, ['profile.first_name', 'profile.last_name'], 'meta')).toEqual({
      name: 'ready',
      defaultLanguage: 'en_US',
      byLanguage: {
        de: { values: { 'body.first_name': { value: '{{ profile.first_name }}', fallback: '' } } },
        en_US: {
          values: { 'body.first_name': { value: '{{ profile.first_name }}', fallback: '' } },
        },
      },
    });
  });
});

const everywhereButDutch = (language: string) => language !== 'nl';
const valueIn = (changed: TemplateContent, language: string) =>
  changed.byLanguage[language]?.values['body.1']?.value;

describe('the sample picture of a template', () => {
  const pictured: StoredTemplate = {
    ...template('sale', 'en', 'APPROVED', 'Sale!'),
    components: [
      {
        type: 'HEADER',
        format: 'IMAGE',
        example: { header_handle: ['https://media.example/sale.png'] },
      },
      { type: 'BODY', text: 'Sale!' },
    ],
  };
  const valuesOn = (connection: 'simulator' | 'meta') => {
    const [choice] = templateChoices([pictured]);
    return choice && startContent(choice, [], connection).byLanguage['en']?.values;
  };

  it('is sent on the simulator, and never to real people unasked', () => {
    expect(valuesOn('simulator')).toEqual({
      'header.media': { value: 'https://media.example/sale.png', fallback: '' },
    });
    expect(valuesOn('meta')).toEqual({});
  });
});

describe('writing a variable', () => {
  const content: TemplateContent = {
    name: 'ready',
    defaultLanguage: 'en',
    byLanguage: {
      en: { values: {} },
      it: { values: {} },
      fr: { values: { 'body.1': { value: 'à part', fallback: '' } } },
      nl: { values: {} },
    },
  };

  it('maps it in every language that has not been written differently', () => {
    const changed = withSlot(
      content,
      'en',
      'body.1',
      { value: 'x', fallback: '' },
      everywhereButDutch,
    );
    expect(['en', 'it', 'fr', 'nl'].map((language) => valueIn(changed, language))).toEqual([
      'x',
      'x',
      'à part',
      undefined,
    ]);
  });

  it('keeps what another language was given of its own', () => {
    const first = withSlot(
      content,
      'en',
      'body.1',
      { value: 'x', fallback: '' },
      everywhereButDutch,
    );
    const own = withSlot(first, 'it', 'body.1', { value: 'y', fallback: 'z' }, everywhereButDutch);
    expect(valueIn(own, 'en')).toBe('y');
    const apart: TemplateContent = {
      ...own,
      byLanguage: {
        ...own.byLanguage,
        it: { values: { 'body.1': { value: 'q', fallback: 'z' } } },
      },
    };
    const later = withSlot(
      apart,
      'en',
      'body.1',
      { value: 'w', fallback: 'z' },
      everywhereButDutch,
    );
    expect(valueIn(later, 'it')).toBe('q');
  });
});
