import type { z } from 'zod';

import { createActivity } from '../activities/registry.ts';
import type { Activity, ActivityOf } from '../activities/activity.ts';
import { profileChangeSchema } from '../activities/update-profile/schema.ts';
import type { Graph } from '../graph/graph.ts';
import type { Rule } from '../rules/rule.ts';

/** `[from, port, to]` */
type Line = [string, string, string];

/** A graph for tests, from activities and lines between them. */
export function graphOf(activities: Activity[], lines: Line[]): Graph {
  return {
    format: 1,
    settings: { reentry: 'never' },
    activities,
    connections: lines.map(([activity, port, to], index) => ({
      id: `line${index}`,
      from: { activity, port },
      to,
    })),
  };
}

const origin = { x: 0, y: 0 };
export const senderId = '0198a1f0-0000-7000-8000-000000000001';

export function entryAudience(id = 'entry'): Activity {
  return createActivity('entryAudience', id, origin);
}

export function entryEvent(id = 'entry', eventName = 'cart_abandoned'): Activity {
  return {
    ...createActivity('entryEvent', id, origin),
    eventName,
    fields: [{ name: 'cart_total', kind: 'number' }],
  };
}

export function whatsApp(id: string): Activity {
  return {
    ...createActivity('whatsapp', id, origin),
    senderId,
    content: {
      template: {
        name: 'hello',
        defaultLanguage: 'en',
        byLanguage: {
          en: { values: { 'body.1': { value: '{{ profile.first_name }}', fallback: 'there' } } },
        },
      },
    },
  };
}

export function waitFor(id: string, hours: number): Activity {
  return {
    ...createActivity('wait', id, origin),
    until: { kind: 'duration' },
    duration: { amount: hours, unit: 'hours' },
  };
}

export function reactionTo(id: string, activityId: string): Activity {
  return {
    ...createActivity('reaction', id, origin),
    activityId,
    outcomes: [
      { id: 'yes', kind: 'button', button: 0, label: 'Yes' },
      { id: 'answered', kind: 'reply' },
      { id: 'seen', kind: 'read' },
    ],
    deadline: { amount: 24, unit: 'hours' },
  };
}

export function conditionOn(id: string, tier: string): Activity {
  return conditionBy(
    id,
    { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: tier },
    tier,
  );
}

/** A condition with one branch, `match`. */
export function conditionBy(id: string, rule: Rule, name = ''): Activity {
  return {
    ...createActivity('condition', id, origin),
    branches: [{ id: 'match', name, rule }],
  };
}

/** Branches `a` and `b` with these shares. */
export function splitInto(id: string, a: number, b: number): Activity {
  return {
    ...createActivity('split', id, origin),
    branches: [
      { id: 'a', name: 'A', weight: a },
      { id: 'b', name: 'B', weight: b },
    ],
  };
}

/** Variants `a` and `b` with these shares of those who are not held out; measured by the event `order`. */
export function experimentOn(
  id: string,
  a: number,
  b: number,
  holdout = 0,
): ActivityOf<'experiment'> {
  return {
    ...createActivity('experiment', id, origin),
    variants: [
      { id: 'a', name: 'A', weight: a },
      { id: 'b', name: 'B', weight: b },
    ],
    holdout,
    metric: { kind: 'event', eventName: 'order' },
  };
}

export function updateOf(id: string, changes: z.input<typeof profileChangeSchema>[]): Activity {
  return {
    ...createActivity('updateProfile', id, origin),
    changes: changes.map((change) => profileChangeSchema.parse(change)),
  };
}

/** Waits for an event whose `total` is at least this. */
export function waitForEventOf(
  id: string,
  eventName: string,
  atLeast: number,
  hours: number,
): Activity {
  return {
    ...createActivity('waitForEvent', id, origin),
    eventName,
    fields: [{ name: 'total', kind: 'number' }],
    rule: {
      kind: 'group',
      combinator: 'and',
      not: false,
      rules: [{ kind: 'comparison', field: 'event.total', operator: 'at_least', value: atLeast }],
    },
    deadline: { amount: hours, unit: 'hours' },
  };
}

/** Asks another system for a number, `total`. */
export function ask(id: string): Activity {
  return {
    ...createActivity('httpRequest', id, origin),
    url: 'https://shop.example/{{ profile.external_id }}',
    answer: [{ name: 'total', path: 'total', kind: 'number', isRequired: true }],
  };
}

/** Puts the conversation before the team, and waits for it or goes on. */
export function handOverOf(id: string, sender: string, waits: boolean): Activity {
  return {
    ...createActivity('handOver', id, origin),
    senderId: sender,
    note: 'Please call',
    waits,
  };
}

export function onList(id: string, audienceId: string, change: 'add' | 'remove'): Activity {
  return { ...createActivity('audienceMembership', id, origin), audienceId, change };
}

/** Lets the person with this external id into another journey. */
export function startOther(id: string, journeyId: string, externalId: string): Activity {
  return { ...createActivity('startJourney', id, origin), journeyId, findValue: externalId };
}

export function end(id = 'end'): Activity {
  return createActivity('end', id, origin);
}

/** A jump that hands over a fixed value. */
export function jumpTo(id: string, journeyId: string): Activity {
  return { ...createActivity('jump', id, origin), journeyId, values: { tier: 'gold' } };
}
