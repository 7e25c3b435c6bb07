import { newsOf, otherUpdate, type Change } from './change.ts';
import {
  templateCategorySchema,
  templateComponentsSchema,
  templateQualitySchema,
  templateStatusSchema,
} from './account-shapes.ts';
import type { WebhookUpdate } from './updates.ts';

interface NamedTemplate {
  message_template_id: string;
  message_template_name: string;
  message_template_language: string;
}

/** Which template, with the language as the REST answers spell it. */
function templateOf(value: NamedTemplate) {
  return {
    templateId: value.message_template_id,
    name: value.message_template_name,
    language: value.message_template_language.replaceAll('-', '_'),
  };
}

export function readTemplateStatus(change: Change): WebhookUpdate {
  const value = templateStatusSchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  const { event, reason, rejection_info: rejection, other_info: notice } = value;
  return {
    ...newsOf(change),
    kind: 'template_status',
    ...templateOf(value),
    event,
    reason: reason ?? null,
    category: value.message_template_category ?? null,
    rejection: rejection
      ? { reason: rejection.reason, recommendation: rejection.recommendation ?? null }
      : null,
    notice: notice ? { title: notice.title, description: notice.description ?? null } : null,
  };
}

export function readTemplateQuality(change: Change): WebhookUpdate {
  const value = templateQualitySchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  return {
    ...newsOf(change),
    kind: 'template_quality',
    ...templateOf(value),
    previous: value.previous_quality_score ?? null,
    quality: value.new_quality_score,
  };
}

export function readTemplateComponents(change: Change): WebhookUpdate {
  const value = templateComponentsSchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  return { ...newsOf(change), kind: 'template_components', ...templateOf(value) };
}

export function readTemplateCategory(change: Change): WebhookUpdate {
  const value = templateCategorySchema.safeParse(change.value).data;
  if (value === undefined) return otherUpdate(change);
  return {
    ...newsOf(change),
    kind: 'template_category',
    ...templateOf(value),
    category: value.new_category,
    correctCategory: value.correct_category ?? null,
    changesAt: value.category_update_timestamp ?? null,
  };
}
