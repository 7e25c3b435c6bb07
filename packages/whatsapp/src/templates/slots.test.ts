import { expect, it } from 'vitest';

import { abandonedCart, codeTemplate, namedTemplate } from './sample-templates.ts';
import { templateSlots } from './slots.ts';

it('lists what an author has to fill, header first and buttons last', () => {
  expect(templateSlots(abandonedCart)).toEqual([
    {
      key: 'header.media',
      component: 'header',
      kind: 'image',
      name: 'media',
      example: '4::aW',
      maxLength: 2000,
    },
    { key: 'body.1', component: 'body', kind: 'text', name: '1', example: 'Anna', maxLength: 994 },
    { key: 'body.2', component: 'body', kind: 'text', name: '2', example: '40 €', maxLength: 994 },
    {
      key: 'button.1.url',
      component: 'button',
      kind: 'url_suffix',
      name: 'Open cart',
      buttonIndex: 1,
      example: '42',
      maxLength: 1974,
    },
    {
      key: 'button.2.code',
      component: 'button',
      kind: 'coupon_code',
      name: 'code',
      buttonIndex: 2,
      example: 'SAVE10',
      maxLength: 20,
    },
  ]);
});

it('asks for a one-time code once', () => {
  expect(templateSlots(codeTemplate).map(({ key, kind }) => [key, kind])).toEqual([
    ['body.1', 'authentication_code'],
  ]);
});

it('lists a repeated variable once, with the sample of its name', () => {
  expect(templateSlots(namedTemplate).map(({ key, example }) => [key, example])).toEqual([
    ['header.order_id', 'A-7'],
    ['body.day', 'Friday'],
    ['body.first_name', 'Anna'],
  ]);
});
