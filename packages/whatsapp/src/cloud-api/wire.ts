import { z } from 'zod';

/*
 * Shapes on the wire. Meta adds fields without notice and leaves others out, so each shape asks for
 * what we use only and lets everything else pass.
 */

/** 64-bit ids come as strings, and in some webhooks as integers. */
export const idSchema = z.union([z.string(), z.number()]).transform(String);

/** Body of `POST /{phone number id}/messages`, as far as Waypost sends it. */
export const sendBodySchema = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').optional(),
  to: z.string().optional(),
  /** Business-scoped user id; `to` wins when both are present. */
  recipient: z.string().optional(),
  type: z.string().optional(),
  template: z.looseObject({ name: z.string() }).optional(),
  text: z.looseObject({ body: z.string() }).optional(),
  context: z.looseObject({ message_id: z.string() }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
});
export type SendBody = z.infer<typeof sendBodySchema>;

/** The answer to an accepted send. */
export const sendAnswerSchema = z.looseObject({
  contacts: z
    .array(z.looseObject({ wa_id: z.string().optional(), user_id: z.string().optional() }))
    .optional(),
  messages: z
    .array(z.looseObject({ id: z.string().min(1), message_status: z.string().optional() }))
    .min(1),
});

/** The error object of any Graph call. `error_data` may be missing or a plain string. */
export const errorAnswerSchema = z.looseObject({
  error: z.looseObject({
    message: z.string().optional(),
    code: z.number(),
    error_subcode: z.number().optional(),
    error_user_title: z.string().optional(),
    error_user_msg: z.string().optional(),
    error_data: z
      .union([z.string(), z.looseObject({ details: z.string().optional() })])
      .nullish()
      .catch(undefined),
    fbtrace_id: z.string().optional(),
  }),
});

/** One template of a list. Components are read one by one, because some kinds are not ours. */
export const templateAnswerSchema = z.looseObject({
  id: idSchema,
  name: z.string(),
  language: z.string(),
  category: z.string(),
  status: z.string(),
  parameter_format: z.string().optional(),
  components: z.array(z.unknown()).default([]),
  rejected_reason: z.string().optional(),
  quality_score: z.looseObject({ score: z.string().optional() }).optional().catch(undefined),
  correct_category: z.string().optional(),
  previous_category: z.string().optional(),
  message_send_ttl_seconds: z.number().optional(),
});

export const pageSchema = z.looseObject({
  data: z.array(z.unknown()),
  paging: z
    .looseObject({
      cursors: z.looseObject({ after: z.string().optional() }).optional(),
      next: z.string().optional(),
    })
    .optional(),
});

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

export const webhookContactSchema = z.looseObject({
  profile: z.looseObject({ name: z.string().optional() }).optional(),
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
});

export const webhookMessageSchema = z.looseObject({
  id: z.string(),
  timestamp: timestampSchema,
  type: z.string(),
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  group_id: z.string().optional(),
  context: z.looseObject({ id: z.string().optional() }).nullish(),
  text: z.looseObject({ body: z.string() }).optional(),
  button: z.looseObject({ payload: z.string().optional(), text: z.string().optional() }).optional(),
  interactive: z.looseObject({ type: z.string() }).optional(),
  reaction: z.looseObject({ message_id: z.string(), emoji: z.string().optional() }).optional(),
  system: z
    .looseObject({
      type: z.string().optional(),
      wa_id: z.string().optional(),
      user_id: z.string().optional(),
    })
    .optional(),
  errors: z.array(webhookErrorSchema).optional(),
});
export type WebhookMessage = z.infer<typeof webhookMessageSchema>;

export const buttonReplySchema = z.looseObject({
  type: z.literal('button_reply'),
  button_reply: z.looseObject({ id: z.string(), title: z.string() }),
});

export const listReplySchema = z.looseObject({
  type: z.literal('list_reply'),
  list_reply: z.looseObject({
    id: z.string(),
    title: z.string(),
    description: z.string().optional(),
  }),
});

export const flowReplySchema = z.looseObject({
  type: z.literal('nfm_reply'),
  nfm_reply: z.looseObject({ body: z.string().optional(), response_json: z.string() }),
});

export const mediaSchema = z.looseObject({
  id: z.string(),
  mime_type: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
});

export const webhookStatusSchema = z.looseObject({
  id: z.string(),
  status: z.enum(['sent', 'delivered', 'read', 'played', 'failed', 'deleted']),
  timestamp: timestampSchema,
  recipient_id: z.string().optional(),
  recipient_user_id: z.string().optional(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(webhookErrorSchema).optional(),
  pricing: z
    .looseObject({ category: z.string().optional(), type: z.string().optional() })
    .optional()
    .catch(undefined),
});
export type WebhookStatus = z.infer<typeof webhookStatusSchema>;

export const messagesValueSchema = z.looseObject({
  metadata: z
    .looseObject({ display_phone_number: z.string().optional(), phone_number_id: idSchema })
    .optional(),
  contacts: z.array(webhookContactSchema).optional().catch(undefined),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
  errors: z.array(z.unknown()).optional(),
});

export const templateStatusValueSchema = z.looseObject({
  event: z.string(),
  message_template_id: idSchema,
  message_template_name: z.string(),
  message_template_language: z.string(),
  message_template_category: z.string().optional(),
  reason: z.string().nullish(),
});

export const userPreferencesValueSchema = z.looseObject({
  metadata: messagesValueSchema.shape.metadata,
  user_preferences: z.array(z.unknown()),
});

export const userPreferenceSchema = z.looseObject({
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
  category: z.string(),
  value: z.enum(['stop', 'resume', 'signup']),
  timestamp: timestampSchema,
});

/** A webhook POST: several accounts, several changes each. */
export const webhookEnvelopeSchema = z.looseObject({
  object: z.string(),
  entry: z.array(
    z.looseObject({
      id: idSchema,
      changes: z.array(z.looseObject({ field: z.string(), value: z.unknown() })).default([]),
    }),
  ),
});
