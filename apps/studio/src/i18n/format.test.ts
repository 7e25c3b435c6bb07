import { describe, expect, it } from 'vitest';

import { createFormat, readerLocale } from './format.ts';

const format = createFormat('en');
const now = Date.UTC(2026, 10, 21, 12, 0, 0);

describe('how long ago something was', () => {
  it.each([
    [now - 20_000, '20 seconds ago'],
    [now - 3 * 60_000, '3 minutes ago'],
    [now - 24 * 3_600_000, 'yesterday'],
    [now + 2 * 3_600_000, 'in 2 hours'],
    [now - 21 * 86_400_000, '3 weeks ago'],
    [now - 800 * 86_400_000, '2 years ago'],
  ])('%d is %s', (instant, text) => {
    expect(format.relative(instant, now)).toBe(text);
  });
});

describe('in the notation of the language', () => {
  it('writes numbers, percentages and lists', () => {
    expect(createFormat('it').number(48_210)).toBe('48.210');
    expect(format.percent(0.255)).toBe('25.5%');
    expect(format.list(['Ada', 'Ben', 'Cy'])).toBe('Ada, Ben, and Cy');
  });

  it('writes durations and names of languages', () => {
    expect(format.duration(1, 'days')).toBe('1 day');
    expect(format.duration(2, 'weeks')).toBe('2 weeks');
    expect(format.language('it_IT')).toBe('Italian (Italy)');
    expect(format.country('NL')).toBe('Netherlands');
  });

  it('writes an instant in the zone that is asked for', () => {
    expect(format.time('2026-11-21T12:00:00Z', 'Europe/Rome')).toContain('1:00');
  });
});

describe('the country whose notation is used', () => {
  it('is the first the reader wants in that language', () => {
    expect(readerLocale('en', ['it-IT', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(readerLocale('en', ['it-IT'])).toBe('en');
  });
});
