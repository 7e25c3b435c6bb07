import type { Graph } from '@waypost/journey';

import type { WalkPerson } from './walker.ts';

/** Somebody made up, as typed. */
export interface MadeUp {
  name: string;
  /** Has agreed to marketing, and to service messages with it. */
  marketing: boolean;
  /** By the names of attributes. */
  values: Readonly<Record<string, string>>;
}

/** A number that is kept for fiction: it belongs to nobody, and no rule about a country keeps messages from it. */
const nobodysPhone = '+447700900999';

/** The person that was typed: a number is a number, "true" and "false" are yes and no. */
export function madeUp({ name, marketing, values }: MadeUp, nameless: string): WalkPerson {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  const typed = Object.entries(values).flatMap(([field, text]): [string, unknown][] =>
    text.trim() === '' ? [] : [[field, valueOf(text.trim())]],
  );
  const consent = marketing ? ('in' as const) : null;
  return {
    id: null,
    name: name.trim() || nameless,
    facts: {
      attributes: {
        phone: nobodysPhone,
        first_name: first === '' ? null : first,
        last_name: rest.length === 0 ? null : rest.join(' '),
        ...Object.fromEntries(typed),
      },
      consent: { marketing: consent, service: consent },
    },
  };
}

function valueOf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

/** Attributes of people that a journey looks at or writes into a message, in the order of their names. */
export function attributesUsed(graph: Graph): string[] {
  const known = new Set(['first_name', 'last_name', 'external_id']);
  const named = [
    ...JSON.stringify(graph.activities).matchAll(/profile\.([A-Za-z0-9_]{1,64})/g),
  ].map(([, name = '']) => name);
  return [...new Set(named)].filter((name) => !known.has(name)).toSorted();
}
