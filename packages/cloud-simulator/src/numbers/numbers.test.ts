import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isUnitedStates } from './united-states.ts';
import { readUserId, userIdOf } from './user-id.ts';
import { waIdOf } from './wa-id.ts';

test('a number is the same person however it is written', () => {
  for (const written of ['+39 347 123 4567', '39 (347) 123-4567', '+39.347.1234567']) {
    expect(waIdOf(written)).toBe('393471234567');
  }
  for (const wrong of ['', 'Giulia', '12345', '+0039347', '1'.repeat(16)]) {
    expect(waIdOf(wrong)).toBeNull();
  }
});

test('WhatsApp knows Mexican and Brazilian mobiles by other digits, and keeps knowing them', () => {
  for (const [written, id] of [
    ['+525512345678', '5215512345678'],
    ['+5551987654321', '555187654321'],
    ['+5511987654321', '5511987654321'],
  ] as const) {
    expect(waIdOf(written)).toBe(id);
    expect(waIdOf(id)).toBe(id);
  }
});

test('only numbers with an area code of the United States count as theirs', () => {
  expect(isUnitedStates('12125550101')).toBe(true);
  for (const elsewhere of ['14165550101', '18765550101', '18005550101', '393471234567']) {
    expect(isUnitedStates(elsewhere)).toBe(false);
  }
});

test('a user id leads back to the number it was made for, a made-up one nowhere', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1_000_000n, max: 999_999_999_999_999n }),
      fc.nat(999),
      (number, change) => {
        const waId = String(number);
        expect(readUserId(userIdOf(waId, change))).toEqual({ waId, change });
      },
    ),
  );
  expect(readUserId('US.13491208655302741919')).toBeNull();
});
