/** How far a message got, as a rank that only grows. */
export const progress = { accepted: 0, sent: 1, delivered: 2, read: 3, played: 4 } as const;

const names = ['accepted', 'sent', 'delivered', 'read', 'played'] as const;
export type ProgressName = (typeof names)[number];

/** The name of a rank. */
export function progressName(rank: number): ProgressName {
  return names[rank] ?? 'accepted';
}

/**
 * What a row of `pending` does when it is due: the first four are ranks of `progress`; `decide` ends
 * the holding back of a paced message; `reach` waits for a phone to be switched on.
 */
export const step = {
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
  failed: 9,
  fromPerson: 10,
  decide: 20,
  reach: 30,
} as const;

/** Due time of what nobody but a hand makes happen. */
export const byHand = 8_000_000_000_000_000;
