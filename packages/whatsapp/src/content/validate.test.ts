import { describe, expect, it } from 'vitest';

import { abandonedCart, codeTemplate, namedTemplate } from '../templates/sample-templates.ts';
import type { SlotValue, WhatsAppContent } from './content.ts';
import { validateContent } from './validate.ts';

const templates = [abandonedCart, codeTemplate, namedTemplate];
const known = ['profile.first_name', 'profile.cart_id', 'event.total', 'event.items'];

function cart(changes: Record<string, SlotValue | undefined> = {}): WhatsAppContent {
  const values: Record<string, SlotValue> = {
    'header.media': { value: 'https://shop.example/shoes.jpg', fallback: '' },
    'body.1': { value: '{{ profile.first_name }}', fallback: 'friend' },
    'body.2': { value: '{{ event.total }}', fallback: 'your things' },
    'button.1.url': { value: '{{ profile.cart_id }}', fallback: 'all' },
    'button.2.code': { value: 'SAVE10', fallback: '' },
  };
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) delete values[key];
    else values[key] = value;
  }
  return {
    template: { name: 'abandoned_cart', defaultLanguage: 'en', byLanguage: { en: { values } } },
  };
}

function found(content: WhatsAppContent): [string, string][] {
  return validateContent(content, templates, known).map(({ field, code }) => [field, code]);
}

describe('content of a WhatsApp activity', () => {
  it('is good when every slot is filled and every variable has a fallback', () => {
    expect(validateContent(cart(), templates, known)).toEqual([]);
  });

  it('needs a template', () => {
    expect(found({})).toEqual([['content.template', 'template_required']]);
  });

  it('may be a response alone, except where it starts the conversation', () => {
    const response = {
      defaultLanguage: 'en',
      byLanguage: { en: { kind: 'text' as const, body: 'Hi', quote: false, linkPreview: false } },
    };
    expect(found({ response })).toEqual([]);
    const starting = validateContent({ response }, templates, known, { needsTemplate: true });
    expect(starting.map(({ code }) => code)).toEqual(['response_not_allowed']);
  });

  it('has the problems of both, when there is a template and a response', () => {
    const response = {
      defaultLanguage: 'it',
      byLanguage: { en: { kind: 'text' as const, body: '', quote: false, linkPreview: false } },
    };
    const both = { ...cart({ 'body.1': undefined }), response };
    expect(found(both)).toEqual([
      ['content.template.byLanguage.en.values.body.1', 'slot_empty'],
      ['content.response.defaultLanguage', 'language_unavailable'],
      ['content.response.byLanguage.en.body', 'text_empty'],
    ]);
  });

  it('can’t use a template the sender does not have', () => {
    const content = { template: { name: 'gone', defaultLanguage: 'en', byLanguage: {} } };
    expect(found(content)).toEqual([['content.template.name', 'template_unknown']]);
  });

  it('can’t use a language the template does not have', () => {
    const content = {
      template: {
        name: 'abandoned_cart',
        defaultLanguage: 'it',
        byLanguage: { fr: { values: {} } },
      },
    };
    expect(found(content)).toEqual([
      ['content.template.defaultLanguage', 'language_unavailable'],
      ['content.template.byLanguage.fr', 'language_unavailable'],
    ]);
  });

  it('can’t use a template that Meta has not approved', () => {
    const paused = { ...abandonedCart, status: 'PAUSED' as const };
    const problems = validateContent(cart(), [paused], known);
    expect(problems.map(({ code }) => code)).toEqual(['template_not_approved']);
    expect(problems[0]?.text).toContain('(paused)');
  });

  it.each([
    ['body.1', undefined, 'slot_empty'],
    ['body.1', { value: ' ', fallback: 'x' }, 'slot_empty'],
    ['body.1', { value: '{{ profile.first_name }}', fallback: ' ' }, 'fallback_missing'],
    ['body.1', { value: '{{ profile.first_name', fallback: 'x' }, 'liquid_invalid'],
    ['body.1', { value: '{{ profile.shoe_size }}', fallback: 'x' }, 'variable_unknown'],
    ['body.1', { value: 'one\ntwo', fallback: '' }, 'value_invalid'],
    ['body.1', { value: '{{ profile.first_name }}', fallback: 'a\tb' }, 'value_invalid'],
    ['body.1', { value: 'x'.repeat(1000), fallback: '' }, 'value_too_long'],
    ['button.1.url', { value: 'a b', fallback: '' }, 'value_invalid'],
    ['button.2.code', { value: 'X'.repeat(21), fallback: '' }, 'value_too_long'],
    ['header.media', { value: 'shoes.jpg', fallback: '' }, 'media_url_invalid'],
    ['header.media', { value: 'ftp://shop.example/shoes.jpg', fallback: '' }, 'media_url_invalid'],
  ])('says what is wrong with %s when it is %j', (key, value, code) => {
    expect(found(cart({ [key]: value }))).toEqual([
      [`content.template.byLanguage.en.values.${key}`, code],
    ]);
  });

  it('accepts Liquid’s own default, nested data and a medium from the profile', () => {
    const changes = {
      'body.1': { value: '{{ profile.first_name | default: "friend" }}', fallback: '' },
      'body.2': { value: '{{ event.items[0].price }}', fallback: '0' },
      'header.media': {
        value: '{{ event.items[0].image }}',
        fallback: 'https://shop.example/a.png',
      },
    };
    expect(found(cart(changes))).toEqual([]);
  });
});
