import type { z } from 'zod';

import { newsOf, otherUpdate, type Change } from './change.ts';
import {
  messagesValueSchema,
  userPreferenceSchema,
  userPreferencesValueSchema,
  webhookErrorSchema,
  webhookMessageSchema,
  webhookStatusSchema,
  type WebhookContact,
  type WebhookMessage,
  type WebhookStatus,
} from './message-shapes.ts';
import {
  changeOf,
  emojiReactionOf,
  flowAnswers,
  interactiveReply,
  locationOf,
  mediumOf,
  orderOf,
  referralOf,
  systemOf,
  tapOf,
  typedText,
} from './message-parts.ts';
import type {
  InboundUpdate,
  StatusUpdate,
  UpdateError,
  UpdatePerson,
  WebhookUpdate,
} from './updates.ts';

type Source = Pick<InboundUpdate, 'accountId' | 'phoneNumberId'>;

/** Reads the field `messages`: what people sent, what happened to our messages, and failures of neither. */
export function readMessages(change: Change): WebhookUpdate[] {
  const parsed = messagesValueSchema.safeParse(change.value);
  if (!parsed.success) return [otherUpdate(change)];
  const { metadata, contacts = [], messages = [], statuses = [], errors = [] } = parsed.data;
  const phoneNumberId = metadata?.phone_number_id ?? null;
  const source: Source = { accountId: change.accountId, phoneNumberId };
  const updates: WebhookUpdate[] = [];
  for (const value of messages) {
    const message = webhookMessageSchema.safeParse(value);
    updates.push(
      message.success
        ? inboundUpdate(message.data, contacts, source)
        : otherUpdate(change, value, phoneNumberId),
    );
  }
  for (const value of statuses) {
    const status = webhookStatusSchema.safeParse(value);
    updates.push(
      status.success
        ? statusUpdate(status.data, contacts, source)
        : otherUpdate(change, value, phoneNumberId),
    );
  }
  if (errors.length > 0) updates.push(sendingError(change, errors, phoneNumberId));
  return updates;
}

/** Reads the field `user_preferences`. */
export function readPreferences(change: Change): WebhookUpdate[] {
  const parsed = userPreferencesValueSchema.safeParse(change.value);
  if (!parsed.success) return [otherUpdate(change)];
  const phoneNumberId = parsed.data.metadata?.phone_number_id ?? null;
  return parsed.data.user_preferences.map((value) => {
    const preference = userPreferenceSchema.safeParse(value);
    if (!preference.success) return otherUpdate(change, value, phoneNumberId);
    return {
      kind: 'user_preference',
      accountId: change.accountId,
      phoneNumberId,
      waId: preference.data.wa_id ?? null,
      userId: preference.data.user_id ?? null,
      category: preference.data.category,
      value: preference.data.value,
      at: preference.data.timestamp,
    };
  });
}

function sendingError(
  change: Change,
  errors: readonly unknown[],
  phoneNumberId: string | null,
): WebhookUpdate {
  const known = errors.flatMap((error) => webhookErrorSchema.safeParse(error).data ?? []);
  if (known.length === 0) return otherUpdate(change, { errors }, phoneNumberId);
  return {
    ...newsOf(change, errors),
    kind: 'sending_error',
    phoneNumberId,
    errors: updateErrors(known),
  };
}

function statusUpdate(
  status: WebhookStatus,
  contacts: readonly WebhookContact[],
  source: Source,
): StatusUpdate {
  const recipientId = status.recipient_id ?? null;
  const userId = status.recipient_user_id ?? null;
  const contact = contactOf(contacts, recipientId, userId);
  return {
    kind: 'status',
    ...source,
    wamid: status.id,
    status: status.status,
    at: status.timestamp,
    recipientId,
    userId,
    person:
      contact === undefined
        ? null
        : personOf(contact, recipientId, userId, status.parent_recipient_user_id),
    callbackData: status.biz_opaque_callback_data ?? null,
    errors: updateErrors(status.errors),
    pricing: status.pricing
      ? { category: status.pricing.category ?? null, type: status.pricing.type ?? null }
      : null,
  };
}

function inboundUpdate(
  message: WebhookMessage,
  contacts: readonly WebhookContact[],
  source: Source,
): InboundUpdate {
  const contact = contactOf(contacts, message.from ?? null, message.from_user_id ?? null);
  const person = personOf(
    contact,
    message.from ?? null,
    message.from_user_id ?? null,
    message.from_parent_user_id,
  );
  const button = tapOf(message);
  const reply = interactiveReply(message);
  const medium = mediumOf(message);
  const product = message.context?.referred_product;
  return {
    kind: 'inbound',
    ...source,
    id: message.id,
    at: message.timestamp,
    type: message.type,
    from: person.waId,
    userId: person.userId,
    parentUserId: person.parentUserId,
    username: person.username,
    profileName: person.name,
    contextId: message.context?.id ?? null,
    text: typedText(message) ?? button?.text ?? reply?.title ?? medium?.caption ?? null,
    button,
    reply,
    flow: flowAnswers(reply),
    emojiReaction: emojiReactionOf(message),
    media: medium?.medium ?? null,
    location: locationOf(message),
    order: orderOf(message),
    referral: referralOf(message),
    product: product
      ? { catalogId: product.catalog_id, retailerId: product.product_retailer_id }
      : null,
    system: systemOf(message),
    change: changeOf(message),
    groupId: message.group_id ?? null,
    errors: updateErrors(message.errors),
    content: contentOf(message),
  };
}

/** A message of one person comes with that person's contact; batches carry several. */
function contactOf(
  contacts: readonly WebhookContact[],
  waId: string | null,
  userId: string | null,
): WebhookContact | undefined {
  return (
    contacts.find(
      (contact) =>
        (waId !== null && contact.wa_id === waId) ||
        (userId !== null && contact.user_id === userId),
    ) ?? (contacts.length === 1 ? contacts[0] : undefined)
  );
}

function personOf(
  contact: WebhookContact | undefined,
  waId: string | null,
  userId: string | null,
  parentUserId: string | undefined,
): UpdatePerson {
  return {
    waId: waId ?? contact?.wa_id ?? null,
    userId: userId ?? contact?.user_id ?? null,
    parentUserId: parentUserId ?? contact?.parent_user_id ?? null,
    username: contact?.profile?.username?.replace(/^@/, '') || null,
    name: contact?.profile?.name ?? null,
  };
}

/** Keys of a message that say who, when and which, not what. */
const envelopeKeys = new Set(['id', 'timestamp', 'from', 'from_user_id', 'from_parent_user_id']);

function contentOf(message: WebhookMessage): Record<string, unknown> {
  return Object.fromEntries(Object.entries(message).filter(([key]) => !envelopeKeys.has(key)));
}

function updateErrors(errors: readonly z.infer<typeof webhookErrorSchema>[] = []): UpdateError[] {
  return errors.map((error) => ({
    code: error.code,
    title: error.title ?? error.message ?? '',
    details: error.error_data?.details ?? null,
  }));
}
