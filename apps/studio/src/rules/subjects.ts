import type { RuleLeaf } from '@waypost/journey';

import type { RuleOffers } from './rule-offers.ts';

/** What a condition is about that is no comparison with a field. */
export type Subject = Exclude<RuleLeaf, { kind: 'comparison' }>;

/** How the query builder names a condition of this kind, where it expects a field. */
export function subjectField(kind: Subject['kind']): string {
  return `$${kind}`;
}

const fresh: { [K in Subject['kind']]: () => Extract<Subject, { kind: K }> } = {
  events: () => ({
    kind: 'events',
    event: '',
    where: [],
    times: { compare: 'at_least', count: 1 },
    withinDays: null,
  }),
  messages: () => ({
    kind: 'messages',
    state: 'delivered',
    journeyId: null,
    times: { compare: 'at_least', count: 1 },
    withinDays: null,
  }),
  membership: () => ({ kind: 'membership', audienceId: null, member: true }),
  window: () => ({ kind: 'window', senderId: null, open: true }),
  language: () => ({ kind: 'language', languages: [], is: true }),
  message: () => ({ kind: 'message', activityId: null, state: 'read', is: true }),
};

const kinds = ['events', 'messages', 'membership', 'window', 'language', 'message'] as const;

/** The kind of condition behind a name that `subjectField` gave; undefined for the name of a field. */
export function subjectKind(field: string): Subject['kind'] | undefined {
  return kinds.find((kind) => subjectField(kind) === field);
}

/** A condition of this kind as it is before anybody has filled it in. */
export function freshSubject(kind: Subject['kind']): Subject {
  return fresh[kind]();
}

/** Kinds of conditions that can be asked for here. */
export function offeredSubjects(offers: RuleOffers | null): Subject['kind'][] {
  if (offers === null) return [];
  return kinds.filter((kind) => kind !== 'message' || offers.messages !== null);
}
