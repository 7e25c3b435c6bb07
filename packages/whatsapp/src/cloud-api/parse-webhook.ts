import type { z } from 'zod';

import {
  buttonReplySchema,
  flowReplySchema,
  listReplySchema,
  mediaSchema,
  messagesValueSchema,
  templateStatusValueSchema,
  userPreferenceSchema,
  userPreferencesValueSchema,
  webhookEnvelopeSchema,
  webhookErrorSchema,
  type WebhookMessage,
  webhookMessageSchema,
  type WebhookStatus,
  webhookStatusSchema,
} from './wire.ts';

/** A failure as a webhook tells it; look its code up in the error table. */
export interface UpdateError {
  code: number;
  title: string;
  details: string | null;
}

/** Where an update comes from. */
interface UpdateSource {
  /** WhatsApp Business Account id. */
  accountId: string;
  /** The sender's phone number id, where the update is about one. */
  phoneNumberId: string | null;
}

/** Something happened to a message we sent. */
export interface StatusUpdate extends UpdateSource {
  kind: 'status';
  wamid: string;
  status: WebhookStatus['status'];
  at: number;
  /** The person's number without plus; missing for people known by user id only. */
  recipientId: string | null;
  /** Business-scoped user id. */
  userId: string | null;
  /** What the send carried; read it with `parseEcho`. */
  callbackData: string | null;
  errors: UpdateError[];
  pricing: { category: string | null; type: string | null } | null;
}

/** A choice made in a list, on a reply button or in a flow of a response message. */
export interface InteractiveReply {
  kind: 'button' | 'list' | 'flow';
  /** Empty for flows. */
  id: string;
  title: string;
  /** The answers of a flow, as JSON text. */
  responseJson: string | null;
}

/** A person wrote, tapped or reacted. */
export interface InboundUpdate extends UpdateSource {
  kind: 'inbound';
  /** The inbound message's own wamid; the key against duplicates. */
  id: string;
  at: number;
  /** Meta's message type: `text`, `button`, `interactive`, `image`, `reaction`, … */
  type: string;
  /** The person's number without plus; missing for people known by user id only. */
  from: string | null;
  userId: string | null;
  profileName: string | null;
  /** The wamid this answers. */
  contextId: string | null;
  /** What the person said: a text, a caption, or the words on what was tapped. */
  text: string | null;
  /** A tap on a quick reply of a template. */
  button: { payload: string; text: string } | null;
  reply: InteractiveReply | null;
  emojiReaction: { messageId: string; emoji: string | null } | null;
  media: { id: string; mimeType: string | null; filename: string | null } | null;
  /** A change of number or user id of the person in `from`. */
  system: { type: string; waId: string | null; userId: string | null } | null;
  groupId: string | null;
  errors: UpdateError[];
}

/** Meta reviewed, paused or changed a template. */
export interface TemplateStatusUpdate extends UpdateSource {
  kind: 'template_status';
  templateId: string;
  name: string;
  /** With an underscore, as in the REST answers. */
  language: string;
  /** APPROVED, REJECTED, PAUSED, FLAGGED, … */
  event: string;
  reason: string | null;
  category: string | null;
}

/** A person stopped or resumed marketing in WhatsApp's own settings. */
export interface UserPreferenceUpdate extends UpdateSource {
  kind: 'user_preference';
  waId: string | null;
  userId: string | null;
  category: string;
  value: 'stop' | 'resume' | 'signup';
  at: number;
}

/** Anything we don't act on, kept as it came. */
export interface OtherUpdate extends UpdateSource {
  kind: 'other';
  field: string;
  value: unknown;
}

export type WebhookUpdate =
  | StatusUpdate
  | InboundUpdate
  | TemplateStatusUpdate
  | UserPreferenceUpdate
  | OtherUpdate;

/**
 * Flattens a webhook POST into updates, in its order. Never fails: what has an unknown shape becomes
 * `other`, and a body that is no envelope gives nothing, because Meta repeats for days whatever is not
 * answered with 200.
 */
export function parseWebhook(body: unknown): WebhookUpdate[] {
  const envelope = webhookEnvelopeSchema.safeParse(body);
  if (!envelope.success) return [];
  const updates: WebhookUpdate[] = [];
  for (const entry of envelope.data.entry) {
    for (const { field, value } of entry.changes) {
      const change: Change = { accountId: entry.id, field, value };
      if (field === 'messages') updates.push(...parseMessages(change));
      else if (field === 'message_template_status_update')
        updates.push(parseTemplateStatus(change));
      else if (field === 'user_preferences') updates.push(...parsePreferences(change));
      else updates.push(other(change, null, value));
    }
  }
  return updates;
}

interface Change {
  accountId: string;
  field: string;
  value: unknown;
}

function other(change: Change, phoneNumberId: string | null, value: unknown): OtherUpdate {
  return { kind: 'other', accountId: change.accountId, phoneNumberId, field: change.field, value };
}

function parseMessages(change: Change): WebhookUpdate[] {
  const parsed = messagesValueSchema.safeParse(change.value);
  if (!parsed.success) return [other(change, null, change.value)];
  const { metadata, contacts = [], messages = [], statuses = [], errors = [] } = parsed.data;
  const phoneNumberId = metadata?.phone_number_id ?? null;
  const source: UpdateSource = { accountId: change.accountId, phoneNumberId };
  const updates: WebhookUpdate[] = [];
  for (const value of messages) {
    const message = webhookMessageSchema.safeParse(value);
    updates.push(
      message.success
        ? inboundUpdate(message.data, contacts, source)
        : other(change, phoneNumberId, value),
    );
  }
  for (const value of statuses) {
    const status = webhookStatusSchema.safeParse(value);
    updates.push(
      status.success ? statusUpdate(status.data, source) : other(change, phoneNumberId, value),
    );
  }
  for (const value of errors) updates.push(other(change, phoneNumberId, value));
  return updates;
}

function statusUpdate(status: WebhookStatus, source: UpdateSource): StatusUpdate {
  return {
    kind: 'status',
    ...source,
    wamid: status.id,
    status: status.status,
    at: status.timestamp,
    recipientId: status.recipient_id ?? null,
    userId: status.recipient_user_id ?? null,
    callbackData: status.biz_opaque_callback_data ?? null,
    errors: updateErrors(status.errors),
    pricing: status.pricing
      ? { category: status.pricing.category ?? null, type: status.pricing.type ?? null }
      : null,
  };
}

type Contact = NonNullable<z.infer<typeof messagesValueSchema>['contacts']>[number];

function inboundUpdate(
  message: WebhookMessage,
  contacts: Contact[],
  source: UpdateSource,
): InboundUpdate {
  const contact =
    contacts.find(
      ({ wa_id, user_id }) =>
        (wa_id !== undefined && wa_id === message.from) ||
        (user_id !== undefined && user_id === message.from_user_id),
    ) ?? (contacts.length === 1 ? contacts[0] : undefined);
  const button = message.button
    ? { payload: message.button.payload ?? '', text: message.button.text ?? '' }
    : null;
  const reply = interactiveReply(message.interactive);
  const media = mediaSchema.safeParse(message[message.type]);
  const isMedia = mediaTypes.has(message.type) && media.success;
  return {
    kind: 'inbound',
    ...source,
    id: message.id,
    at: message.timestamp,
    type: message.type,
    from: message.from ?? contact?.wa_id ?? null,
    userId: message.from_user_id ?? contact?.user_id ?? null,
    profileName: contact?.profile?.name ?? null,
    contextId: message.context?.id ?? null,
    text:
      message.text?.body ??
      button?.text ??
      reply?.title ??
      (isMedia ? media.data.caption : undefined) ??
      null,
    button,
    reply,
    emojiReaction: message.reaction
      ? { messageId: message.reaction.message_id, emoji: message.reaction.emoji || null }
      : null,
    media: isMedia
      ? {
          id: media.data.id,
          mimeType: media.data.mime_type ?? null,
          filename: media.data.filename ?? null,
        }
      : null,
    system: message.system
      ? {
          type: message.system.type ?? '',
          waId: message.system.wa_id ?? null,
          userId: message.system.user_id ?? null,
        }
      : null,
    groupId: message.group_id ?? null,
    errors: updateErrors(message.errors),
  };
}

const mediaTypes = new Set(['image', 'video', 'audio', 'document', 'sticker']);

function interactiveReply(interactive: unknown): InteractiveReply | null {
  const button = buttonReplySchema.safeParse(interactive);
  if (button.success) {
    const { id, title } = button.data.button_reply;
    return { kind: 'button', id, title, responseJson: null };
  }
  const list = listReplySchema.safeParse(interactive);
  if (list.success) {
    const { id, title } = list.data.list_reply;
    return { kind: 'list', id, title, responseJson: null };
  }
  const flow = flowReplySchema.safeParse(interactive);
  if (flow.success) {
    const { body, response_json } = flow.data.nfm_reply;
    return { kind: 'flow', id: '', title: body ?? '', responseJson: response_json };
  }
  return null;
}

function updateErrors(errors: z.infer<typeof webhookErrorSchema>[] | undefined): UpdateError[] {
  return (errors ?? []).map((error) => ({
    code: error.code,
    title: error.title ?? error.message ?? '',
    details: error.error_data?.details ?? null,
  }));
}

function parseTemplateStatus(change: Change): WebhookUpdate {
  const parsed = templateStatusValueSchema.safeParse(change.value);
  if (!parsed.success) return other(change, null, change.value);
  const { data } = parsed;
  return {
    kind: 'template_status',
    accountId: change.accountId,
    phoneNumberId: null,
    templateId: data.message_template_id,
    name: data.message_template_name,
    language: data.message_template_language.replaceAll('-', '_'),
    event: data.event,
    reason: data.reason ?? null,
    category: data.message_template_category ?? null,
  };
}

function parsePreferences(change: Change): WebhookUpdate[] {
  const parsed = userPreferencesValueSchema.safeParse(change.value);
  if (!parsed.success) return [other(change, null, change.value)];
  const phoneNumberId = parsed.data.metadata?.phone_number_id ?? null;
  return parsed.data.user_preferences.map((value) => {
    const preference = userPreferenceSchema.safeParse(value);
    if (!preference.success) return other(change, phoneNumberId, value);
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
