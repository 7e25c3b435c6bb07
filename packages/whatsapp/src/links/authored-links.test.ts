import { expect, test } from 'vitest';

import { authoredLinks, isLinkOf } from './authored-links.ts';

test('addresses are found as they were written, personal values included', () => {
  const text =
    '{{ profile.first_name }}, see https://shop.example/cart?id={{ profile.cart | url_encode }}&x=1. Or http://help.example!';
  expect(authoredLinks(text)).toEqual([
    'https://shop.example/cart?id={{ profile.cart | url_encode }}&x=1',
    'http://help.example',
  ]);
});

test('an address that was sent is known by the one that was written', () => {
  const written = 'https://shop.example/c/{{ profile.id }}/pay?x=1';
  expect(isLinkOf(written, 'https://shop.example/c/77/pay?x=1')).toBe(true);
  expect(isLinkOf(written, 'https://shop.example/c/77/pay?x=12')).toBe(false);
  expect(isLinkOf('https://a.example/b.c', 'https://a.example/bxc')).toBe(false);
});
