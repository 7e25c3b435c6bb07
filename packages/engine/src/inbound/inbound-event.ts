import { quickReplyIndex } from '@waypost/whatsapp';
import type { InboundUpdate } from '@waypost/whatsapp/cloud-api';

import type { EventKind } from '../database/schema.ts';

/**
 * What an inbound message is for us. `answer`: the person says something, so it opens the customer-service
 * window, answers a message and may start journeys. `mark`: an emoji on a message, or a chat that was
 * opened. `unsupported`: they sent something that WhatsApp does not hand over. `change`: they edited or
 * took back an earlier one. `system`: WhatsApp speaks, not the person.
 */
export type InboundRole = 'answer' | 'mark' | 'unsupported' | 'change' | 'system';

const answers = new Set([
  'text',
  'button',
  'interactive',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'order',
]);

export function roleOf(update: InboundUpdate): InboundRole {
  if (answers.has(update.type)) return 'answer';
  if (update.type === 'system') return 'system';
  if (update.change !== null) return 'change';
  if (update.type === 'reaction' || update.type === 'request_welcome') return 'mark';
  return 'unsupported';
}

/** What happened, as an event of the profile. */
export interface InboundEvent {
  kind: EventKind;
  /** Place of the tapped button, or of the chosen row over all sections; null when it is not one of ours. */
  button: number | null;
}

export function inboundEvent(update: InboundUpdate): InboundEvent {
  if (update.button !== null) {
    return { kind: 'button', button: quickReplyIndex(update.button.payload) };
  }
  if (update.reply !== null && update.reply.kind !== 'flow') {
    return { kind: update.reply.kind, button: quickReplyIndex(update.reply.id) };
  }
  return { kind: kindOf(update), button: null };
}

function kindOf(update: InboundUpdate): EventKind {
  if (update.reply?.kind === 'flow') return 'flow';
  if (update.media !== null) return 'media';
  switch (update.type) {
    case 'location':
    case 'contacts':
    case 'order':
      return update.type;
    case 'reaction':
      return 'emojiReaction';
    case 'request_welcome':
      return 'welcome';
    case 'text':
    case 'interactive':
    case 'button':
      return 'reply';
    default:
      return 'unsupported';
  }
}

/**
 * What rules and personalisation find under `event` when the message starts a journey. Parts that the
 * message lacks are absent, so that a fallback in a text takes their place.
 */
export function eventPayload(update: InboundUpdate): Record<string, unknown> {
  const { button, reply, flow, media, location, order, referral, product, emojiReaction } = update;
  const tapped =
    button?.text ?? (reply !== null && reply.kind !== 'flow' ? reply.title : undefined);
  return {
    type: update.type,
    wamid: update.id,
    ...(update.text === null ? {} : { text: update.text }),
    ...(tapped === undefined ? {} : { button: tapped }),
    ...(flow === null ? {} : { flow: flow.answers, flow_token: flow.token }),
    ...(media === null
      ? {}
      : {
          media: {
            kind: update.type,
            mime_type: media.mimeType,
            file_name: media.filename,
            voice: media.voice,
          },
        }),
    ...(location === null ? {} : { location }),
    ...(update.type === 'contacts' ? { contacts: update.content['contacts'] } : {}),
    ...(order === null ? {} : { order: orderPayload(order) }),
    ...(referral === null
      ? {}
      : {
          referral: {
            source_id: referral.sourceId,
            source_type: referral.sourceType,
            source_url: referral.sourceUrl,
            headline: referral.headline,
            body: referral.body,
            click_id: referral.clickId,
          },
        }),
    ...(product === null
      ? {}
      : { product: { catalog_id: product.catalogId, retailer_id: product.retailerId } }),
    ...(emojiReaction === null ? {} : { emoji: emojiReaction.emoji }),
  };
}

function orderPayload(order: NonNullable<InboundUpdate['order']>) {
  const total = order.products.reduce(
    (sum, { price, quantity }) => sum + (price ?? 0) * quantity,
    0,
  );
  return {
    catalog_id: order.catalogId,
    text: order.text,
    total: Math.round(total * 100) / 100,
    currency: order.products[0]?.currency ?? null,
    products: order.products.map(({ retailerId, quantity, price, currency }) => ({
      retailer_id: retailerId,
      quantity,
      price,
      currency,
    })),
  };
}
