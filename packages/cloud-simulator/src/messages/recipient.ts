import { GraphError } from '../graph/graph-error.ts';
import type { HandsetShelf } from '../handsets/handset-shelf.ts';
import { waIdOf } from '../numbers/wa-id.ts';

/** Whom a send is for. */
export interface Recipient {
  /** As the sender wrote it. */
  input: string;
  /** wa_id of the person. */
  number: string;
  /** The user id, when the person was named by it. */
  userId: string | null;
}

/** The wa_id behind `to` or `recipient`; null when it is nobody's. */
export function numberOf(handsets: HandsetShelf, written: string): string | null {
  return handsets.numberOfUserId(written) ?? waIdOf(written);
}

/**
 * Reads the two ways of naming a person; `to` wins. Throws 100 when both are absent, 131009 for what
 * is neither a phone number nor a user id.
 */
export function readRecipient(
  handsets: HandsetShelf,
  to: string | undefined,
  recipient: string | undefined,
): Recipient {
  const input = to ?? recipient;
  if (input === undefined || input === '') {
    throw new GraphError(100, 'The parameter to is required.');
  }
  const byUserId = handsets.numberOfUserId(input);
  if (byUserId !== null) return { input, number: byUserId, userId: input };
  const number = to === undefined ? null : waIdOf(to);
  if (number !== null) return { input, number, userId: null };
  throw new GraphError(
    131009,
    to === undefined
      ? 'The parameter recipient is not a valid business-scoped user id.'
      : 'The parameter to is not a valid phone number.',
  );
}
