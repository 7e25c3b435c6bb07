import { expect, it } from 'vitest';

import { splitName } from './split-name.ts';

it.each([
  ['Giulia Rossi', 'Giulia', 'Rossi'],
  ['  Maria  van den Berg ', 'Maria', 'van den Berg'],
  ['Cher', 'Cher', null],
  ['李小龙', '李小龙', null],
  ['   ', null, null],
  [null, null, null],
])('splits %s', (name, first, last) => {
  expect(splitName(name)).toEqual({ first, last });
});
