import {
  type TemplateDraftRow,
  templateOf,
  type TemplateRow,
  type TemplateStep,
} from '@waypost/engine/templates';
import { templateCategorySchema } from '@waypost/whatsapp';

import { iso } from './instants.ts';

/** A stored template as the API gives it. */
export function storedTemplateOf(row: TemplateRow) {
  return {
    ...templateOf(row),
    id: row.id,
    wabaId: row.waba_id,
    quality: row.quality,
    rejectedReason: row.rejected_reason,
    rejectionText: row.rejection_text,
    correctCategory: templateCategorySchema.safeParse(row.correct_category).data ?? null,
    categoryChangesAt: iso(row.category_changes_at),
    ttlSeconds: row.ttl_seconds,
    pausedUntil: iso(row.paused_until),
    disabledAt: iso(row.disabled_at),
    lastUsedAt: iso(row.last_used_at),
    statusChangedAt: iso(row.status_changed_at),
    syncedAt: iso(row.synced_at),
  };
}

export function templateStepOf(step: TemplateStep) {
  const { id, kind, detail, actor, at } = step;
  return { id, kind, detail, actor, at: iso(at) };
}

export function templateDraftOf(row: TemplateDraftRow) {
  return {
    id: row.id,
    wabaId: row.waba_id,
    templateId: row.template_id,
    revision: row.revision,
    content: row.content,
    refusal: row.refusal,
    updatedAt: iso(row.updated_at),
    updatedBy: row.updated_by,
  };
}
