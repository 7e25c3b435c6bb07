import { z } from 'zod';

import { idSchema } from '../wire.ts';
import { timestampSchema } from './message-shapes.ts';

/* Shapes of the fields about templates, numbers and accounts. See `message-shapes.ts`. */

const text = z.string().nullish().catch(undefined);
const moment = timestampSchema.optional().catch(undefined);

const templateShape = {
  message_template_id: idSchema,
  message_template_name: z.string(),
  message_template_language: z.string(),
};

export const templateStatusSchema = z.looseObject({
  ...templateShape,
  event: z.string(),
  message_template_category: text,
  reason: text,
  other_info: z.looseObject({ title: z.string(), description: text }).nullish().catch(undefined),
  rejection_info: z
    .looseObject({ reason: z.string(), recommendation: text })
    .nullish()
    .catch(undefined),
});

export const templateQualitySchema = z.looseObject({
  ...templateShape,
  previous_quality_score: text,
  new_quality_score: z.string(),
});

export const templateComponentsSchema = z.looseObject(templateShape);

export const templateCategorySchema = z.looseObject({
  ...templateShape,
  new_category: z.string(),
  correct_category: text,
  category_update_timestamp: moment,
});

/** A tier by its name, or (business_capability_update) by its number of people; -1 is no limit. */
const limit = z.union([z.string(), z.number()]).nullish().catch(undefined);

export const numberQualitySchema = z.looseObject({
  display_phone_number: z.string(),
  event: z.string(),
  current_limit: limit,
  max_daily_conversations_per_business: limit,
});

export const numberNameSchema = z.looseObject({
  display_phone_number: z.string(),
  decision: z.string(),
  requested_verified_name: text,
  rejection_reason: text,
});

export const accountSchema = z.looseObject({
  event: z.string(),
  waba_info: z.looseObject({ waba_id: idSchema.optional() }).optional().catch(undefined),
  restriction_info: z
    .array(z.looseObject({ restriction_type: z.string(), expiration: moment }))
    .optional()
    .catch(undefined),
  ban_info: z
    .looseObject({
      waba_ban_state: z.union([z.string(), z.array(z.string())]),
      waba_ban_date: text,
    })
    .optional()
    .catch(undefined),
  violation_info: z.looseObject({ violation_type: z.string() }).optional().catch(undefined),
});

export const accountReviewSchema = z.looseObject({ decision: z.string() });

export const accountAlertSchema = z.looseObject({
  entity_type: z.string(),
  entity_id: idSchema,
  alert_info: z.looseObject({
    alert_severity: z.string(),
    alert_status: text,
    alert_type: z.string(),
    alert_description: text,
  }),
});

export const capabilitySchema = z.looseObject({
  max_daily_conversations_per_business: limit,
  /** Until February 2026. */
  max_daily_conversation_per_phone: limit,
});

export const securitySchema = z.looseObject({
  display_phone_number: z.string(),
  event: z.string(),
  requester: idSchema.nullish().catch(undefined),
});

export const flowSchema = z.looseObject({
  event: z.string(),
  flow_id: idSchema,
  message: text,
  old_status: text,
  new_status: text,
});

export const usernameSchema = z.looseObject({
  display_phone_number: z.string(),
  username: text,
  status: z.string(),
});
