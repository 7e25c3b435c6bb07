import { z } from 'zod';

import type { Bubble, BubbleContact, BubbleHeader } from './bubble.ts';
import { assetUrl } from './media-reference.ts';

const mediumSchema = z.looseObject({
  id: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
  voice: z.boolean().optional(),
});

const locationSchema = z.looseObject({
  latitude: z.coerce.number(),
  longitude: z.coerce.number(),
  name: z.string().optional(),
  address: z.string().optional(),
});

const contactSchema = z.looseObject({
  name: z
    .looseObject({ formatted_name: z.string().optional(), first_name: z.string().optional() })
    .optional(),
  phones: z.array(z.looseObject({ phone: z.string().optional() })).default([]),
  emails: z.array(z.looseObject({ email: z.string().optional() })).default([]),
  org: z.looseObject({ company: z.string().optional() }).optional(),
});

const orderSchema = z.looseObject({
  text: z.string().optional(),
  product_items: z
    .array(
      z.looseObject({
        product_retailer_id: z.string(),
        quantity: z.coerce.number().int().optional().catch(undefined),
        item_price: z.coerce.number().optional().catch(undefined),
        currency: z.string().optional(),
      }),
    )
    .default([]),
});

const interactiveSchema = z.looseObject({
  button_reply: z.looseObject({ title: z.string() }).optional(),
  list_reply: z.looseObject({ title: z.string(), description: z.string().optional() }).optional(),
  nfm_reply: z
    .looseObject({ body: z.string().optional(), response_json: z.string().optional() })
    .optional(),
});

const messageSchema = z.looseObject({
  type: z.string().catch(''),
  text: z.looseObject({ body: z.string() }).optional().catch(undefined),
  button: z.looseObject({ text: z.string() }).optional().catch(undefined),
  interactive: interactiveSchema.optional().catch(undefined),
  image: mediumSchema.optional().catch(undefined),
  video: mediumSchema.optional().catch(undefined),
  audio: mediumSchema.optional().catch(undefined),
  document: mediumSchema.optional().catch(undefined),
  sticker: mediumSchema.optional().catch(undefined),
  location: locationSchema.optional().catch(undefined),
  contacts: z.array(contactSchema).optional().catch(undefined),
  reaction: z.looseObject({ emoji: z.string().optional() }).optional().catch(undefined),
  order: orderSchema.optional().catch(undefined),
  system: z.looseObject({ body: z.string().optional() }).optional().catch(undefined),
  edit: z.looseObject({ message: z.unknown() }).optional().catch(undefined),
});
type Message = z.infer<typeof messageSchema>;

/** What is known beside the message itself. */
export interface InboundDrawing {
  /** Our own file of a medium that was downloaded, by Meta's id; without one the bubble shows that there was a medium. */
  assetOf?: (mediaId: string) => string | undefined;
  /** The first words of the message this one answers, and whether the person wrote it. */
  quoted?: { own: boolean; text: string };
}

/**
 * Draws a message that a person sent, from the message of Meta's webhook as it came. Every type has a
 * drawing; one that has no words or medium Waypost knows gives an empty bubble.
 */
export function bubbleFromInbound(message: unknown, drawing: InboundDrawing = {}): Bubble {
  const read = messageSchema.safeParse(message).data;
  const bubble = read === undefined ? words('') : drawn(read, drawing);
  if (drawing.quoted !== undefined) bubble.quoted = drawing.quoted;
  return bubble;
}

function words(text: string | undefined): Bubble {
  return {
    body: text === undefined || text === '' ? [] : [{ text, source: 'template' }],
    buttons: [],
  };
}

function drawn(message: Message, drawing: InboundDrawing): Bubble {
  switch (message.type) {
    case 'text':
      return words(message.text?.body);
    case 'button':
      return words(message.button?.text);
    case 'interactive':
      return drawnReply(message);
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return drawnMedium(message.type, message[message.type] ?? {}, drawing);
    case 'location':
      return { header: drawnLocation(message.location), ...words('') };
    case 'contacts':
      return {
        header: { kind: 'contacts', contacts: (message.contacts ?? []).map(drawnCard) },
        ...words(''),
      };
    case 'reaction':
      return { ...words(''), emojiReaction: message.reaction?.emoji ?? '' };
    case 'order':
      return drawnOrder(message.order);
    case 'system':
      return words(message.system?.body);
    case 'edit':
      return bubbleFromInbound(message.edit?.message, drawing);
    default:
      return words('');
  }
}

function drawnReply({ interactive }: Message): Bubble {
  if (interactive?.nfm_reply !== undefined) {
    const answers = flowAnswers(interactive.nfm_reply.response_json);
    return { ...words(interactive.nfm_reply.body), ...(answers.length > 0 ? { answers } : {}) };
  }
  if (interactive?.list_reply !== undefined) {
    const { title, description } = interactive.list_reply;
    return words(description === undefined ? title : `${title}\n${description}`);
  }
  return words(interactive?.button_reply?.title);
}

/** The answers of a Flow, without what is only for machines. */
function flowAnswers(json: string | undefined): { name: string; value: string }[] {
  const answers = z.record(z.string(), z.unknown()).safeParse(parsedJson(json)).data ?? {};
  return Object.entries(answers)
    .filter(([name]) => name !== 'flow_token')
    .map(([name, value]) => ({ name, value: answerText(value) }));
}

function parsedJson(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}

function answerText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(answerText).join(', ');
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

function drawnMedium(
  kind: 'image' | 'video' | 'audio' | 'document' | 'sticker',
  medium: z.infer<typeof mediumSchema>,
  { assetOf }: InboundDrawing,
): Bubble {
  const asset = medium.id === undefined ? undefined : assetOf?.(medium.id);
  return {
    header: {
      kind,
      ...(asset === undefined ? {} : { url: assetUrl(asset) }),
      ...(medium.filename === undefined ? {} : { filename: medium.filename }),
      ...(medium.voice === true ? { voice: true } : {}),
    },
    ...words(medium.caption),
  };
}

function drawnLocation(location: Message['location']): BubbleHeader {
  if (location === undefined) return { kind: 'location' };
  return {
    kind: 'location',
    latitude: String(location.latitude),
    longitude: String(location.longitude),
    ...(location.name === undefined ? {} : { name: location.name }),
    ...(location.address === undefined ? {} : { address: location.address }),
  };
}

function drawnCard(contact: z.infer<typeof contactSchema>): BubbleContact {
  return {
    name: contact.name?.formatted_name ?? contact.name?.first_name ?? '',
    phones: contact.phones.map(({ phone }) => phone ?? '').filter((phone) => phone !== ''),
    emails: contact.emails.map(({ email }) => email ?? '').filter((email) => email !== ''),
    ...(contact.org?.company === undefined ? {} : { organisation: contact.org.company }),
  };
}

function drawnOrder(order: Message['order']): Bubble {
  const products = (order?.product_items ?? []).map((item) => ({
    retailerId: item.product_retailer_id,
    ...(item.quantity === undefined ? {} : { quantity: item.quantity }),
    ...(item.item_price === undefined
      ? {}
      : { price: `${item.item_price} ${item.currency ?? ''}`.trim() }),
  }));
  return { header: { kind: 'order', products }, ...words(order?.text) };
}
