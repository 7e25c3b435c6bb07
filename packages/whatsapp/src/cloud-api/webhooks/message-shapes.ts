import { z } from 'zod';

import { idSchema } from '../wire.ts';

/*
 * Shapes of the field `messages`, and of `user_preferences`. Meta adds keys without notice and leaves
 * others out, so each shape asks for what we use only; a part of an unknown shape never costs the whole.
 */

/** An error inside a webhook: of a status, of an inbound message, or of the whole value. */
export const webhookErrorSchema = z.looseObject({
  code: z.number(),
  title: z.string().optional(),
  message: z.string().optional(),
  error_data: z.looseObject({ details: z.string().optional() }).optional().catch(undefined),
});

/** Seconds since the epoch as string or number, read as milliseconds. */
export const timestampSchema = z
  .union([z.string().regex(/^\d+$/), z.number().nonnegative()])
  .transform((seconds) => Number(seconds) * 1000);

const text = z.string().optional().catch(undefined);

export const webhookContactSchema = z.looseObject({
  profile: z.looseObject({ name: text, username: text }).optional().catch(undefined),
  wa_id: text,
  user_id: text,
  parent_user_id: text,
});
export type WebhookContact = z.infer<typeof webhookContactSchema>;

const referralSchema = z.looseObject({
  source_id: text,
  source_type: text,
  source_url: text,
  headline: text,
  body: text,
  ctwa_clid: text,
});

export const webhookMessageSchema = z.looseObject({
  id: z.string(),
  timestamp: timestampSchema,
  type: z.string(),
  from: text,
  from_user_id: text,
  from_parent_user_id: text,
  group_id: text,
  context: z
    .looseObject({
      id: text,
      referred_product: z
        .looseObject({ catalog_id: idSchema, product_retailer_id: z.string() })
        .optional()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
  referral: referralSchema.optional().catch(undefined),
  errors: z.array(webhookErrorSchema).optional().catch(undefined),
});
export type WebhookMessage = z.infer<typeof webhookMessageSchema>;

export const textSchema = z.looseObject({ body: z.string() });

export const buttonSchema = z.looseObject({ payload: text, text });

export const buttonReplySchema = z.looseObject({
  type: z.literal('button_reply'),
  button_reply: z.looseObject({ id: z.string(), title: z.string() }),
});

export const listReplySchema = z.looseObject({
  type: z.literal('list_reply'),
  list_reply: z.looseObject({ id: z.string(), title: z.string() }),
});

export const flowReplySchema = z.looseObject({
  type: z.literal('nfm_reply'),
  nfm_reply: z.looseObject({ body: text, response_json: z.string() }),
});

export const emojiReactionSchema = z.looseObject({ message_id: z.string(), emoji: text });

export const mediumSchema = z.looseObject({
  id: idSchema,
  mime_type: text,
  caption: text,
  filename: text,
  sha256: text,
  voice: z.boolean().optional().catch(undefined),
  animated: z.boolean().optional().catch(undefined),
});

export const locationSchema = z.looseObject({
  latitude: z.coerce.number(),
  longitude: z.coerce.number(),
  name: text,
  address: text,
});

export const orderSchema = z.looseObject({
  catalog_id: idSchema,
  text,
  product_items: z.array(
    z.looseObject({
      product_retailer_id: z.string(),
      quantity: z.coerce.number(),
      item_price: z.coerce.number().optional().catch(undefined),
      currency: text,
    }),
  ),
});

export const systemSchema = z.looseObject({
  type: text,
  /** The new number; older versions write `new_wa_id`. */
  wa_id: text,
  new_wa_id: text,
  user_id: text,
});

export const identitySchema = z.looseObject({ hash: text });

export const editSchema = z.looseObject({
  original_message_id: z.string(),
  message: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

export const webhookStatusSchema = z.looseObject({
  id: z.string(),
  status: z.enum(['sent', 'delivered', 'read', 'played', 'failed', 'deleted']),
  timestamp: timestampSchema,
  recipient_id: text,
  recipient_user_id: text,
  parent_recipient_user_id: text,
  biz_opaque_callback_data: text,
  errors: z.array(webhookErrorSchema).optional(),
  pricing: z.looseObject({ category: text, type: text }).optional().catch(undefined),
});
export type WebhookStatus = z.infer<typeof webhookStatusSchema>;

export const messagesValueSchema = z.looseObject({
  metadata: z
    .looseObject({ display_phone_number: text, phone_number_id: idSchema })
    .optional()
    .catch(undefined),
  contacts: z.array(webhookContactSchema).optional().catch(undefined),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
  errors: z.array(z.unknown()).optional(),
});

export const userPreferencesValueSchema = z.looseObject({
  metadata: messagesValueSchema.shape.metadata,
  user_preferences: z.array(z.unknown()),
});

export const userPreferenceSchema = z.looseObject({
  wa_id: text,
  user_id: text,
  category: z.string(),
  value: z.enum(['stop', 'resume', 'signup']),
  timestamp: timestampSchema,
});
