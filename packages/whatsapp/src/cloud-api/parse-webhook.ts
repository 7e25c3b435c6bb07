import { z } from 'zod';

import {
  readAccount,
  readAccountAlert,
  readAccountReview,
  readCapability,
  readFlow,
  readNumberName,
  readNumberQuality,
  readSecurity,
  readUsername,
} from './webhooks/read-account.ts';
import { otherUpdate, type Change } from './webhooks/change.ts';
import { timestampSchema } from './webhooks/message-shapes.ts';
import { readMessages, readPreferences } from './webhooks/read-messages.ts';
import {
  readTemplateCategory,
  readTemplateComponents,
  readTemplateQuality,
  readTemplateStatus,
} from './webhooks/read-templates.ts';
import type { WebhookUpdate } from './webhooks/updates.ts';
import { idSchema } from './wire.ts';

export type * from './webhooks/updates.ts';

/** A webhook POST: several accounts, several changes each. */
const envelopeSchema = z.looseObject({
  object: z.string(),
  entry: z.array(
    z.looseObject({
      id: idSchema,
      time: timestampSchema.optional().catch(undefined),
      changes: z.array(z.looseObject({ field: z.string(), value: z.unknown() })).default([]),
    }),
  ),
});

/** How each field is read. A field that is not here is kept as it came. */
const readers = new Map<string, (change: Change) => WebhookUpdate | WebhookUpdate[]>([
  ['messages', readMessages],
  ['user_preferences', readPreferences],
  ['message_template_status_update', readTemplateStatus],
  ['message_template_quality_update', readTemplateQuality],
  ['message_template_components_update', readTemplateComponents],
  ['template_category_update', readTemplateCategory],
  ['phone_number_quality_update', readNumberQuality],
  ['phone_number_name_update', readNumberName],
  ['account_update', readAccount],
  ['account_review_update', readAccountReview],
  ['account_alerts', readAccountAlert],
  ['business_capability_update', readCapability],
  ['security', readSecurity],
  ['flows', readFlow],
  ['business_username_update', readUsername],
]);

/**
 * Flattens a webhook POST into updates, in its order. Never fails: what has an unknown shape becomes
 * `other`, and a body that is no envelope gives nothing, because Meta repeats for days whatever is not
 * answered with 200.
 */
export function parseWebhook(body: unknown): WebhookUpdate[] {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) return [];
  return envelope.data.entry.flatMap(({ id, time = null, changes }) =>
    changes.flatMap(({ field, value }) => {
      const change: Change = { accountId: id, at: time, field, value };
      const read = readers.get(field);
      return read === undefined ? otherUpdate(change) : read(change);
    }),
  );
}
