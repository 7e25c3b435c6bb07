import { nextTimeOfDay } from '../../moments/weekly.ts';
import { personZone } from '../../profile/person-zone.ts';
import type { StepFacts } from '../../step/run-state.ts';
import type { Wait } from './schema.ts';
import { waitEnd, type WaitEnd } from './wait-end.ts';

/** Someone who could come to a wait, as examples show it. */
export interface Example {
  /** Attributes of the profile, with its own fields. */
  attributes: Readonly<Record<string, unknown>>;
  event: Record<string, unknown>;
  results: Record<string, unknown>;
  journeyName: string;
  /** IANA name of the workspace's zone. */
  timeZone: string;
}

/** When an example person would go on who came now, and again and again after that. */
export type NextMoments =
  | { zone: string; isOpen: boolean; moments: number[] }
  | { zone: string; reason: Extract<WaitEnd, { reason: string }>['reason'] };

/** @param now ms since the epoch */
export function nextMoments(wait: Wait, example: Example, now: number, count = 3): NextMoments {
  const { until } = wait;
  const own = personZone(example.attributes, example.timeZone);
  const zone =
    until.kind === 'duration' || until.zone === null
      ? own
      : personZone({ time_zone: until.zone }, example.timeZone);
  const isOpen = until.kind === 'hours' && endAt(wait, example, now) === now;
  const moments: number[] = [];
  for (let last = now; moments.length < count;) {
    // What opens again is told by when it opens, also while it is open.
    const at =
      until.kind === 'hours'
        ? nextTimeOfDay({ time: until.from, weekdays: until.weekdays }, zone, last)
        : endAt(wait, example, last);
    if (at !== null && typeof at !== 'number') return { zone, reason: at.reason };
    if (at === null) return { zone, reason: 'date_missing' };
    moments.push(at);
    if (at <= last || !comesAgain(wait)) break;
    last = at;
  }
  return { zone, isOpen, moments };
}

function comesAgain({ until }: Wait): boolean {
  return (
    until.kind === 'time' || until.kind === 'hours' || (until.kind === 'date' && until.everyYear)
  );
}

function endAt(
  wait: Wait,
  { attributes, event, results, journeyName, timeZone }: Example,
  now: number,
): number | Extract<WaitEnd, { reason: string }> {
  const facts: StepFacts = {
    runId: '',
    journeyName,
    profile: { attributes, consent: { marketing: null, service: null } },
    messages: new Map(),
    events: [],
    timeZone,
  };
  const state = {
    activityId: wait.id,
    visit: 1,
    waitingFor: null,
    deadlineAt: null,
    context: { event, messages: {}, results },
  };
  const end = waitEnd(wait, { state, facts, now });
  return 'at' in end ? end.at : end;
}
