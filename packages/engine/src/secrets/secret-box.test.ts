import { randomBytes } from 'node:crypto';

import { expect, test } from 'vitest';

import { createSecretBox } from './secret-box.ts';

test('a sealed token opens again, and its text is not in what is stored', () => {
  const box = createSecretBox(randomBytes(32));
  const sealed = box.seal('EAAG-token-ü');
  expect(sealed.includes(Buffer.from('EAAG'))).toBe(false);
  expect(box.open(sealed)).toBe('EAAG-token-ü');
});

test('a token does not open with another key, nor when a byte was changed', () => {
  const box = createSecretBox(randomBytes(32));
  const sealed = box.seal('token');
  expect(() => createSecretBox(randomBytes(32)).open(sealed)).toThrow();
  const changed = Buffer.from(sealed);
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
  expect(() => box.open(changed)).toThrow();
});

test('a key of another length is refused', () => {
  expect(() => createSecretBox(randomBytes(16))).toThrow('32 bytes');
});
