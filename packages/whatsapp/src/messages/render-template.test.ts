import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { SlotValue } from '../content/content.ts';
import { personalisationData } from '../personalisation/data.ts';
import { templateSlots } from '../templates/slots.ts';
import { abandonedCart, codeTemplate, namedTemplate } from '../templates/sample-templates.ts';
import type { Template } from '../templates/template.ts';
import { bubbleText, runsText } from './bubble-text.ts';
import { compileTemplate, renderTemplate } from './render-template.ts';

const anna = personalisationData({
  profile: { firstName: 'Anna', attributes: { cart_id: '77', note: 'a\nb', first_name: 'hidden' } },
  event: { total: '40 €' },
  journey: { name: 'Abandoned cart' },
});

const cartValues: Record<string, SlotValue> = {
  'header.media': { value: 'https://shop.example/shoes.jpg', fallback: '' },
  'body.1': { value: '{{ profile.first_name }}', fallback: 'friend' },
  'body.2': { value: '{{ event.total }}', fallback: '' },
  'button.1.url': { value: '{{ profile.cart_id }}', fallback: 'all' },
  'button.2.code': { value: 'SAVE10', fallback: '' },
};

describe('a template filled for a person', () => {
  it('draws and sends the same words', () => {
    const { bubble, payload, missing, problems } = renderTemplate({
      template: abandonedCart,
      values: cartValues,
      data: anna,
    });
    expect(missing).toEqual([]);
    expect(problems).toEqual([]);
    expect(bubbleText(bubble)).toBe('Hi Anna, your cart of 40 € is waiting.');
    expect(bubble.header).toEqual({ kind: 'image', url: 'https://shop.example/shoes.jpg' });
    expect(bubble.footer).toBe('Reply STOP to leave');
    expect(bubble.buttons).toEqual([
      { kind: 'quick_reply', text: 'Remind me later', index: 0, payload: 'waypost:0' },
      { kind: 'url', text: 'Open cart', index: 1, url: 'https://shop.example/cart/77' },
      { kind: 'copy_code', text: 'Copy offer code', index: 2, payload: 'SAVE10' },
    ]);
    expect(payload).toEqual({
      name: 'abandoned_cart',
      language: { code: 'en' },
      components: [
        {
          type: 'header',
          parameters: [{ type: 'image', image: { link: 'https://shop.example/shoes.jpg' } }],
        },
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Anna' },
            { type: 'text', text: '40 €' },
          ],
        },
        {
          type: 'button',
          sub_type: 'quick_reply',
          index: '0',
          parameters: [{ type: 'payload', payload: 'waypost:0' }],
        },
        { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: '77' }] },
        {
          type: 'button',
          sub_type: 'copy_code',
          index: '2',
          parameters: [{ type: 'coupon_code', coupon_code: 'SAVE10' }],
        },
      ],
    });
  });

  it('uses the fallback for an attribute the person does not have', () => {
    const data = personalisationData({ profile: {}, journey: { name: 'x' } });
    const { bubble, missing } = renderTemplate({
      template: abandonedCart,
      values: cartValues,
      data,
    });
    expect(bubble.body).toContainEqual({ text: 'friend', source: 'fallback', slot: 'body.1' });
    expect(bubble.body).toContainEqual({ text: '2', source: 'missing', slot: 'body.2' });
    expect(missing).toEqual(['body.2']);
  });

  it('uses the fallback when a greeting has no name to greet', () => {
    const data = personalisationData({ profile: {}, journey: { name: 'x' } });
    const values = {
      ...cartValues,
      'body.1': { value: 'dear {{ profile.first_name }}', fallback: 'dear customer' },
      'body.2': { value: '{{ profile.first_name }} {{ profile.country }}', fallback: 'nothing' },
    };
    const { bubble } = renderTemplate({ template: abandonedCart, values, data });
    expect(bubbleText(bubble)).toBe('Hi dear customer, your cart of nothing is waiting.');
  });

  it('puts a one-time code into the body and onto the button', () => {
    const { payload, bubble, problems } = renderTemplate({
      template: codeTemplate,
      values: { 'body.1': { value: '{{ event.code }}', fallback: '' } },
      data: personalisationData({ profile: {}, event: { code: '123456' }, journey: { name: 'x' } }),
    });
    expect(problems).toEqual([]);
    expect(payload.components).toEqual([
      { type: 'body', parameters: [{ type: 'text', text: '123456' }] },
      {
        type: 'button',
        sub_type: 'url',
        index: '0',
        parameters: [{ type: 'text', text: '123456' }],
      },
    ]);
    expect(bubble.buttons).toEqual([
      { kind: 'copy_code', text: 'Copy code', index: 0, payload: '123456' },
    ]);
    expect(bubble.footer).toBe('This code expires in 10 minutes.');
  });

  it('refuses a code longer than Meta takes', () => {
    const { problems } = renderTemplate({
      template: codeTemplate,
      values: { 'body.1': { value: '1234567890123456', fallback: '' } },
      data: anna,
    });
    expect(problems).toMatchObject([{ slot: 'body.1', code: 'too_long' }]);
  });

  it('names parameters of a template with named variables', () => {
    const { payload } = renderTemplate({
      template: namedTemplate,
      values: {
        'header.order_id': { value: 'A-1', fallback: '' },
        'body.first_name': { value: '{{ profile.first_name }}', fallback: 'you' },
        'body.day': { value: 'Monday', fallback: '' },
      },
      data: anna,
    });
    expect(payload.components).toEqual([
      { type: 'header', parameters: [{ type: 'text', parameter_name: 'order_id', text: 'A-1' }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', parameter_name: 'day', text: 'Monday' },
          { type: 'text', parameter_name: 'first_name', text: 'Anna' },
        ],
      },
    ]);
  });

  it('sends no components when there is nothing to fill', () => {
    const template: Template = {
      ...namedTemplate,
      components: [
        { type: 'BODY', text: 'We are open again.' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'URL', text: 'Shop', url: 'https://shop.example' },
            { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+390200000000' },
          ],
        },
      ],
    };
    const { payload, bubble } = renderTemplate({ template, values: {}, data: anna });
    expect(payload).toEqual({ name: 'order_update', language: { code: 'en_US' } });
    expect(bubble.buttons.map((button) => button.kind)).toEqual(['url', 'phone']);
  });

  it('sends a location', () => {
    const template: Template = {
      ...namedTemplate,
      components: [
        { type: 'HEADER', format: 'LOCATION' },
        { type: 'BODY', text: 'Meet us here.' },
      ],
    };
    const values = {
      'header.latitude': { value: '45.46', fallback: '' },
      'header.longitude': { value: '190', fallback: '' },
      'header.name': { value: 'Shop', fallback: '' },
      'header.address': { value: 'Via Roma 1', fallback: '' },
    };
    const { payload, problems } = renderTemplate({ template, values, data: anna });
    expect(payload.components).toEqual([
      {
        type: 'header',
        parameters: [
          {
            type: 'location',
            location: { latitude: '45.46', longitude: '190', name: 'Shop', address: 'Via Roma 1' },
          },
        ],
      },
    ]);
    expect(problems).toMatchObject([{ slot: 'header.longitude', code: 'coordinate_invalid' }]);
  });

  it.each([
    ['a line break', { 'body.1': '{{ profile.note }}' }, 'body.1', 'whitespace_invalid'],
    ['five spaces', { 'body.1': 'a     b' }, 'body.1', 'whitespace_invalid'],
    [
      'a medium that is no address',
      { 'header.media': 'shoes.jpg' },
      'header.media',
      'media_url_invalid',
    ],
    ['a link with a space', { 'button.1.url': 'a b' }, 'button.1.url', 'url_invalid'],
    ['broken Liquid', { 'body.1': '{{ profile.first_name' }, 'body.1', 'liquid_failed'],
    [
      'endless Liquid',
      { 'body.1': '{% for i in (1..99999999) %}x{% endfor %}' },
      'body.1',
      'liquid_failed',
    ],
    ['a body that is too long', { 'body.2': 'x'.repeat(1010) }, undefined, 'too_long'],
    ['a coupon that is too long', { 'button.2.code': 'X'.repeat(21) }, 'button.2.code', 'too_long'],
  ])('reports %s', (_, changes, slot, code) => {
    const values = { ...cartValues };
    for (const [key, value] of Object.entries(changes)) values[key] = { value, fallback: 'x' };
    const { problems } = renderTemplate({ template: abandonedCart, values, data: anna });
    const [problem] = problems.filter((entry) => entry.code === code);
    expect(problem?.slot).toBe(slot);
    expect(problem?.code).toBe(code);
  });

  it('takes the id of an upload at Meta for a medium', () => {
    const values = { ...cartValues, 'header.media': { value: '1002003004', fallback: '' } };
    const { payload, problems } = renderTemplate({ template: abandonedCart, values, data: anna });
    expect(problems).toEqual([]);
    expect(payload.components?.[0]).toEqual({
      type: 'header',
      parameters: [{ type: 'image', image: { id: '1002003004' } }],
    });
  });

  it('keeps people apart when compiled once for many', () => {
    const render = compileTemplate(abandonedCart, cartValues);
    const names = ['Anna', 'Ben', 'Çelik'].map((firstName) =>
      bubbleText(
        render(
          personalisationData({
            profile: { firstName },
            event: { total: '1' },
            journey: { name: 'x' },
          }),
        ).bubble,
      ),
    );
    expect(names).toEqual([
      'Hi Anna, your cart of 1 is waiting.',
      'Hi Ben, your cart of 1 is waiting.',
      'Hi Çelik, your cart of 1 is waiting.',
    ]);
  });
});

const word = fc.stringMatching(/^[A-Za-zàé€ ]{1,12}$/);
const value = fc.stringMatching(/^[a-z0-9é€]{1,10}$/);

describe('for any template', () => {
  it('sends one parameter per variable and draws the text with the values put in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, value), { minLength: 1, maxLength: 9 }),
        fc.boolean(),
        word,
        (pairs, isNamed, tail) => {
          const nameOf = (place: number): string => (isNamed ? `v${place + 1}` : String(place + 1));
          const text =
            pairs.map(([words], place) => `${words}{{${nameOf(place)}}}`).join('') + tail;
          const template: Template = {
            name: 'any',
            language: 'en',
            category: 'UTILITY',
            status: 'APPROVED',
            parameterFormat: isNamed ? 'NAMED' : 'POSITIONAL',
            components: [{ type: 'BODY', text }],
          };
          const attributes = Object.fromEntries(
            pairs.map(([, value], place) => [`a${place}`, value]),
          );
          const values = Object.fromEntries(
            pairs.map((_, place) => [
              `body.${nameOf(place)}`,
              { value: `{{ profile.a${place} }}`, fallback: '' },
            ]),
          );
          const data = personalisationData({ profile: { attributes }, journey: { name: 'x' } });
          const rendered = renderTemplate({ template, values, data });
          const expected = pairs.map(([words, value]) => words + value).join('') + tail;
          expect(runsText(rendered.bubble.body)).toBe(expected);
          const body = rendered.payload.components?.find((component) => component.type === 'body');
          expect(
            body?.type === 'body' &&
              body.parameters.map((parameter) => 'text' in parameter && parameter.text),
          ).toEqual(pairs.map(([, value]) => value));
          expect(templateSlots(template)).toHaveLength(pairs.length);
          expect(rendered.missing).toEqual([]);
        },
      ),
    );
  });
});
