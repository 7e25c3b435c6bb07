import type { Context } from '../context.ts';
import { knownError } from '../graph/graph-error.ts';
import { createNaming } from '../numbers/contact.ts';
import { conversationOf } from './conversation.ts';
import type { Pricing } from './pricing.ts';

/** A status that is to be told. */
export interface ToldStatus {
  id: string;
  number: string;
  phoneNumberId: string;
  name: string;
  /** Milliseconds since the epoch. */
  at: number;
  pricing: Pricing | null;
  echo: string | null;
  /** Code of the error of a failed message. */
  failure: number | null;
}

/** An error as webhooks carry it. */
export function webhookError(code: number): Record<string, unknown> {
  const { title } = knownError(code);
  return {
    code,
    title,
    message: title,
    error_data: { details: title },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}

/** Writes statuses as webhooks carry them: price and conversation with `sent` and `delivered`. */
export function createStatusObject(context: Context) {
  const { freeEntry, rules } = context;
  const { namesOf } = createNaming(context);

  return (told: ToldStatus): Record<string, unknown> => {
    const { waId, userId, parentUserId } = namesOf(told.number, told.phoneNumberId);
    const { pricing, name } = told;
    const priced = pricing !== null && (name === 'sent' || name === 'delivered');
    const conversation = priced
      ? conversationOf(told.id, name, pricing, told.at, {
          version: rules.current().webhookVersion,
          freeUntil: freeEntry.freeUntil(told.number, told.phoneNumberId),
        })
      : undefined;
    return {
      id: told.id,
      status: name,
      timestamp: String(Math.floor(told.at / 1000)),
      ...(waId === undefined ? {} : { recipient_id: waId }),
      recipient_user_id: userId,
      ...(parentUserId === undefined ? {} : { parent_recipient_user_id: parentUserId }),
      ...(told.echo === null ? {} : { biz_opaque_callback_data: told.echo }),
      ...(told.failure === null ? {} : { errors: [webhookError(told.failure)] }),
      ...(conversation === undefined ? {} : { conversation }),
      ...(priced ? { pricing } : {}),
    };
  };
}
