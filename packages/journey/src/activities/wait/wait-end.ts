import { compileValue } from '@waypost/whatsapp';

import { plannedEveryYear, plannedMoment } from '../../moments/planned-moment.ts';
import { readMoment } from '../../moments/read-moment.ts';
import { nextOpening, nextTimeOfDay } from '../../moments/weekly.ts';
import { personZone } from '../../profile/person-zone.ts';
import { fieldValue } from '../../rules/evaluate-rule.ts';
import { passageData } from '../../rules/passage-data.ts';
import type { VisitContext } from '../definition.ts';
import { durationMs } from '../duration.ts';
import { visitData } from '../visit-data.ts';
import type { Wait, WaitUntilOf } from './schema.ts';

/** When a wait is over (ms since the epoch), or the reason (a code) why there is nothing to wait for. */
export type WaitEnd = { at: number } | { reason: 'date_missing' | 'date_unreadable' };

type Known = Pick<VisitContext, 'state' | 'facts' | 'now'>;

/** Works out when a wait that begins, or is looked at again, `now` is over for one person. */
export function waitEnd({ until, duration }: Wait, known: Known): WaitEnd {
  const { now } = known;
  switch (until.kind) {
    case 'duration':
      return { at: now + durationMs(duration) };
    case 'time':
      return orMissing(nextTimeOfDay(until, zoneOf(until, known), now));
    case 'hours':
      return orMissing(nextOpening(until, zoneOf(until, known), now));
    case 'date':
      return dateEnd(until, known);
    case 'moment':
      return momentEnd(until, known);
  }
}

function orMissing(at: number | null): WaitEnd {
  return at === null ? { reason: 'date_missing' } : { at };
}

function zoneOf({ zone }: { zone: string | null }, { facts }: Known): string {
  return zone === null
    ? personZone(facts.profile.attributes, facts.timeZone)
    : personZone({ time_zone: zone }, facts.timeZone);
}

function dateEnd(until: WaitUntilOf<'date'>, known: Known): WaitEnd {
  const value = fieldValue(until.field, passageData(known));
  if (value === undefined || value === null || value === '') return { reason: 'date_missing' };
  const date = readMoment(value);
  if (date === null) return { reason: 'date_unreadable' };
  const zone = zoneOf(until, known);
  return {
    at: until.everyYear
      ? plannedEveryYear(date, until, zone, known.now)
      : plannedMoment(date, until, zone),
  };
}

/** The date as it is, at its own time. */
const asItIs = { offset: null, time: null };

function momentEnd(until: WaitUntilOf<'moment'>, known: Known): WaitEnd {
  const { text, source } = compiledMoment(until)(visitData(known.state, known.facts));
  if (source === 'missing') return { reason: 'date_missing' };
  const date = readMoment(text);
  if (date === null) return { reason: 'date_unreadable' };
  return { at: plannedMoment(date, asItIs, zoneOf(until, known)) };
}

type CompiledValue = ReturnType<typeof compileValue>;

const compiled = new WeakMap<WaitUntilOf<'moment'>, CompiledValue>();

function compiledMoment(until: WaitUntilOf<'moment'>): CompiledValue {
  let render = compiled.get(until);
  if (render === undefined) {
    render = compileValue({ value: until.value, fallback: '' });
    compiled.set(until, render);
  }
  return render;
}
