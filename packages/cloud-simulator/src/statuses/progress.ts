/** How far a message got, as a rank that only grows. */
export const progress = { accepted: 0, sent: 1, delivered: 2, read: 3 } as const;

const names = ['accepted', 'sent', 'delivered', 'read'] as const;
export type ProgressName = (typeof names)[number];

/** The name of a rank. */
export function progressName(rank: number): ProgressName {
  return names[rank] ?? 'accepted';
}

/** What a row of `pending` does when it is due: the first three are ranks of `progress`. */
export const step = { sent: 1, delivered: 2, read: 3, failed: 9, fromPerson: 10 } as const;
