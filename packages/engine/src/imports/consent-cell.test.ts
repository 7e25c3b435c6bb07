import { describe, expect, it } from 'vitest';

import { readConsent, readConsentDate } from './consent-cell.ts';

describe('consent as people write it', () => {
  it.each([
    'yes',
    'YES',
    'true',
    '1',
    'Y',
    'Sì',
    'si',
    'Oui',
    'ja',
    '是',
    '是的',
    '同意',
    ' opted-in ',
  ])('"%s" opts in', (cell) => expect(readConsent(cell)).toBe('in'));
  it.each(['no', 'false', '0', 'N', 'non', 'nee', '否', '不同意', 'Opted out', 'unsubscribed'])(
    '"%s" opts out',
    (cell) => expect(readConsent(cell)).toBe('out'),
  );
  it.each(['', '  ', '-', '\u200e'])('"%s" says nothing', (cell) =>
    expect(readConsent(cell)).toBeNull(),
  );
  it.each(['maybe', '2', 'pending', 'yes and no'])('"%s" opts nobody in', (cell) =>
    expect(readConsent(cell)).toBe('unclear'),
  );
});

describe('dates of consent', () => {
  it.each([
    ['2026-04-16', '2026-04-16T00:00:00.000Z'],
    ['2026-04-16T10:20:30+02:00', '2026-04-16T08:20:30.000Z'],
    ['2026-04-16 10:20', '2026-04-16T10:20:00.000Z'],
    ['16/04/2026', '2026-04-16T00:00:00.000Z'],
    ['16.4.2026', '2026-04-16T00:00:00.000Z'],
    ['2026/4/16', '2026-04-16T00:00:00.000Z'],
    ['2026年4月16日', '2026-04-16T00:00:00.000Z'],
  ])('%s is read', (cell, instant) => {
    expect(new Date(readConsentDate(cell) ?? 0).toISOString()).toBe(instant);
  });
  it.each([
    '',
    'yesterday',
    '2026-02-30',
    '31/11/2026',
    '04/16/2026',
    '0000-00-00',
    '1970-01-01',
    '45000',
  ])('"%s" is none', (cell) => expect(readConsentDate(cell)).toBeNull());
});
