import type { Context } from '../context.ts';
import { isObject } from '../graph/read-body.ts';
import { createNaming } from '../numbers/contact.ts';

/** A message of a person on its way to a business. */
export interface PersonMessage {
  id: string;
  number: string;
  phoneNumberId: string;
  /** Milliseconds since the epoch. */
  at: number;
  kind: string;
  /** What stands under the key of its kind; null for kinds that have nothing there. */
  content: unknown;
  /** What stands beside it: referral, group_id, context, errors. */
  extras: Record<string, unknown>;
  quotedId: string | null;
}

/** Writes persons' messages as the `messages` webhook carries them. */
export function createPersonMessage(context: Context) {
  const { accounts } = context;
  const { contactOf, namesOf } = createNaming(context);

  return (message: PersonMessage): { contacts?: unknown[]; messages: unknown[] } => {
    const { number, phoneNumberId, kind, content, extras, quotedId } = message;
    const business = accounts.number(phoneNumberId);
    const { waId, userId, parentUserId } = namesOf(number, phoneNumberId);
    const quote =
      quotedId === null
        ? {}
        : { from: business?.displayPhoneNumber.replace(/\D/g, '') ?? '', id: quotedId };
    const { context: given, ...beside } = extras;
    const about = { ...quote, ...(isObject(given) ? given : {}) };
    return {
      // A changed number is the one thing told without saying who.
      ...(kind === 'system' ? {} : { contacts: [contactOf(number, phoneNumberId)] }),
      messages: [
        {
          ...(Object.keys(about).length > 0 ? { context: about } : {}),
          ...(waId === undefined ? {} : { from: waId }),
          from_user_id: userId,
          ...(parentUserId === undefined ? {} : { from_parent_user_id: parentUserId }),
          id: message.id,
          timestamp: String(Math.floor(message.at / 1000)),
          type: kind,
          ...beside,
          ...(content === null ? {} : { [kind]: content }),
        },
      ],
    };
  };
}
