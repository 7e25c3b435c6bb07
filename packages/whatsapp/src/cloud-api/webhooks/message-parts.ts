import { z } from 'zod';

import {
  buttonReplySchema,
  buttonSchema,
  editSchema,
  emojiReactionSchema,
  flowReplySchema,
  identitySchema,
  listReplySchema,
  locationSchema,
  mediumSchema,
  orderSchema,
  systemSchema,
  textSchema,
  type WebhookMessage,
} from './message-shapes.ts';
import type {
  FlowAnswers,
  InboundMedium,
  InboundOrder,
  InboundUpdate,
  InteractiveReply,
  Referral,
} from './updates.ts';

/* Each reads one part of an inbound message; null when the message has no such part. */

export function typedText(message: WebhookMessage): string | null {
  return textSchema.safeParse(message['text']).data?.body ?? null;
}

/** A tap on a quick reply of a template. */
export function tapOf(message: WebhookMessage): InboundUpdate['button'] {
  const button = buttonSchema.safeParse(message['button']).data;
  if (button === undefined) return null;
  return { payload: button.payload ?? '', text: button.text ?? '' };
}

export function interactiveReply(message: WebhookMessage): InteractiveReply | null {
  const interactive = message['interactive'];
  const button = buttonReplySchema.safeParse(interactive).data?.button_reply;
  if (button) return { kind: 'button', id: button.id, title: button.title, responseJson: null };
  const row = listReplySchema.safeParse(interactive).data?.list_reply;
  if (row) return { kind: 'list', id: row.id, title: row.title, responseJson: null };
  const flow = flowReplySchema.safeParse(interactive).data?.nfm_reply;
  if (flow) {
    return { kind: 'flow', id: '', title: flow.body ?? '', responseJson: flow.response_json };
  }
  return null;
}

const answersSchema = z.record(z.string(), z.unknown());

/** The answers stand in a JSON text of their own, so numbers, dates and lists keep their types. */
export function flowAnswers(reply: InteractiveReply | null): FlowAnswers | null {
  if (reply?.responseJson == null) return null;
  let written: unknown;
  try {
    written = JSON.parse(reply.responseJson);
  } catch {
    return null;
  }
  const parsed = answersSchema.safeParse(written);
  if (!parsed.success) return null;
  const { flow_token: token, ...answers } = parsed.data;
  return { token: typeof token === 'string' ? token : '', answers };
}

export function emojiReactionOf(message: WebhookMessage): InboundUpdate['emojiReaction'] {
  const reaction = emojiReactionSchema.safeParse(message['reaction']).data;
  if (reaction === undefined) return null;
  return { messageId: reaction.message_id, emoji: reaction.emoji || null };
}

const mediumTypes = new Set(['image', 'video', 'audio', 'document', 'sticker']);

export function mediumOf(
  message: WebhookMessage,
): { medium: InboundMedium; caption: string | null } | null {
  if (!mediumTypes.has(message.type)) return null;
  const found = mediumSchema.safeParse(message[message.type]).data;
  if (found === undefined) return null;
  return {
    caption: found.caption ?? null,
    medium: {
      id: found.id,
      mimeType: found.mime_type ?? null,
      filename: found.filename ?? null,
      sha256: found.sha256 ?? null,
      voice: found.voice ?? false,
      animated: found.animated ?? false,
    },
  };
}

export function locationOf(message: WebhookMessage): InboundUpdate['location'] {
  const location = locationSchema.safeParse(message['location']).data;
  if (location === undefined) return null;
  const { latitude, longitude, name = null, address = null } = location;
  return { latitude, longitude, name, address };
}

export function orderOf(message: WebhookMessage): InboundOrder | null {
  const order = orderSchema.safeParse(message['order']).data;
  if (order === undefined) return null;
  return {
    catalogId: order.catalog_id,
    text: order.text ?? null,
    products: order.product_items.map((item) => ({
      retailerId: item.product_retailer_id,
      quantity: item.quantity,
      price: item.item_price ?? null,
      currency: item.currency ?? null,
    })),
  };
}

export function referralOf({ referral }: WebhookMessage): Referral | null {
  if (referral === undefined) return null;
  return {
    sourceId: referral.source_id ?? null,
    sourceType: referral.source_type ?? null,
    sourceUrl: referral.source_url ?? null,
    headline: referral.headline ?? null,
    body: referral.body ?? null,
    clickId: referral.ctwa_clid ?? null,
  };
}

export function systemOf(message: WebhookMessage): InboundUpdate['system'] {
  const system = systemSchema.safeParse(message['system']).data;
  if (system === undefined) return null;
  const identity = identitySchema.safeParse(message['identity'] ?? system['identity']).data;
  return {
    type: system.type ?? '',
    waId: system.wa_id ?? system.new_wa_id ?? null,
    userId: system.user_id ?? null,
    identity: identity?.hash ?? null,
  };
}

export function changeOf(message: WebhookMessage): InboundUpdate['change'] {
  if (message.type !== 'edit' && message.type !== 'revoke') return null;
  const change = editSchema.safeParse(message[message.type]).data;
  if (change === undefined) return null;
  return {
    kind: message.type,
    originalId: change.original_message_id,
    message: change.message ?? null,
  };
}
