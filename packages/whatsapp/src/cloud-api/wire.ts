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
