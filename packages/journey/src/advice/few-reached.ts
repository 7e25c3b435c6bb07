import type { Advice } from './advice.ts';

/** How many of those who enter would get the first message, and why the others would not. */
export interface Reach {
  people: number;
  reachable: number;
  exclusions: readonly { reason: string; people: number }[];
}

/** Reasons that another message, or another day, does not do away with: they are not to be reached by WhatsApp at all. */
const lasting: ReadonlySet<string> = new Set([
  'no_phone',
  'no_consent',
  'opted_out',
  'marketing_stopped',
  'us_marketing',
]);

/** Of fewer people a share says little. */
const fewest = 10;

/** So many are many: three of ten. */
const share = 0.3;

/** An audience of which many have no number or have not agreed: most of what is written does not arrive. */
export function fewReached(reach: Reach | undefined): Advice[] {
  if (reach === undefined || reach.people < fewest) return [];
  const { people } = reach;
  const out = reach.exclusions.reduce(
    (sum, { reason, people: own }) => sum + (lasting.has(reason) ? own : 0),
    0,
  );
  if (out < people * share) return [];
  return [
    {
      code: 'few_reached',
      activityId: null,
      field: '',
      text: `${out} of ${people} people have not agreed to WhatsApp, or have no number for it. Ask them for their opt-in where you meet them, and reach them in another way until then, such as by e-mail.`,
      figures: { out, people },
    },
  ];
}
