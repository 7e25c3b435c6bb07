import { describe, expect, it } from 'vitest';

import { letsPeopleIn, localInstant, localMomentAt } from './entry-period.ts';
import { periodProblems } from './period-problems.ts';

const rome = (at: string) => ({ at, zone: 'Europe/Rome' });

const codes = (settings: object, now?: number) =>
  periodProblems({ reentry: 'never', ...settings }, now).map(
    ({ field, code }) => `${field} ${code}`,
  );

describe('the dates between which people enter', () => {
  it('are on the clocks of their zone, whichever season it is', () => {
    expect(localInstant(rome('2026-07-01T09:00'))).toBe(Date.parse('2026-07-01T07:00Z'));
    expect(localInstant(rome('2026-12-01T09:00'))).toBe(Date.parse('2026-12-01T08:00Z'));
    expect(localInstant(rome('2026-02-30T09:00'))).toBeNull();
    expect(localInstant({ at: '2026-07-01T09:00', zone: 'Mars' })).toBeNull();
    expect(localMomentAt(Date.parse('2026-12-01T08:00Z'), 'Europe/Rome')).toEqual(
      rome('2026-12-01T09:00'),
    );
  });

  it('let people in from the first moment to the one before the last', () => {
    const settings = { opens: rome('2026-12-01T09:00'), closes: rome('2026-12-24T18:00') };
    const at = (text: string) => letsPeopleIn(settings, Date.parse(text));
    expect(at('2026-12-01T07:59:59.999Z')).toBe(false);
    expect(at('2026-12-01T08:00Z')).toBe(true);
    expect(at('2026-12-24T16:59:59.999Z')).toBe(true);
    expect(at('2026-12-24T17:00Z')).toBe(false);
    expect(letsPeopleIn({}, 0)).toBe(true);
  });

  it('have to be dates, in order, and not over', () => {
    const opens = rome('2026-12-01T09:00');
    expect(codes({ opens, closes: rome('2026-12-24T18:00') }, 0)).toEqual([]);
    expect(codes({ opens, closes: opens })).toEqual(['settings.closes closes_before_opening']);
    expect(codes({ opens: rome('soon') })).toEqual(['settings.opens opens_invalid']);
    expect(codes({ closes: rome('') })).toEqual(['settings.closes closes_invalid']);
    expect(codes({ closes: opens }, Date.parse('2027-01-01T00:00Z'))).toEqual([
      'settings.closes closes_over',
    ]);
  });
});
