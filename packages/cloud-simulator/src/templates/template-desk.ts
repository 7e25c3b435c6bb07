import { createDueTimer } from '../clock/due-timer.ts';
import type { Context } from '../context.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';
import { createAdmission } from './admission.ts';
import { componentsValue, createAnnounce } from './announce.ts';
import { asStored } from './authoring/as-stored.ts';
import type { Definition } from './authoring/definition.ts';
import { verdictOn } from './review-settings.ts';
import type { StoredTemplate } from './stored-template.ts';
import { createTemplateAgenda, type TemplateDue } from './template-due.ts';
import { createTemplateLife } from './template-life.ts';

/** Takes templates in, reviews them after a while, and lets their lives go on. */
export type TemplateDesk = ReturnType<typeof createTemplateDesk>;

export function createTemplateDesk(context: Context, webhooks: WebhookLane) {
  const { clock, log, review, store, templates } = context;
  const agenda = createTemplateAgenda(store, () => timer.wake());
  const announce = createAnnounce(context, webhooks);
  const admission = createAdmission(context);
  const life = createTemplateLife(context, webhooks, agenda);

  const carryOut = ({ templateId, step }: TemplateDue): void => {
    const template = templates.byId(templateId);
    if (!template) return;
    switch (step) {
      case 'review': {
        const verdict = verdictOn(template.name, review.settings());
        if (verdict.decision !== 'hold' && template.status === 'PENDING') {
          life.decide(template, verdict);
        }
        return;
      }
      case 'unpause':
        if (template.status === 'PAUSED') life.unpause(template);
        return;
      case 'recategorise':
        life.recategorise(template);
        return;
      case 'purge':
        life.purge(template);
    }
  };
  const timer = createDueTimer(clock, log, () => {
    store.transaction(() => {
      for (const due of agenda.take(clock.now())) carryOut(due);
    });
    return agenda.next();
  });

  const sendToReview = (template: StoredTemplate): void => {
    const settings = review.settings();
    if (verdictOn(template.name, settings).decision === 'hold') return;
    agenda.plan(template.id, 'review', clock.now() + settings.delayMs);
  };
  const place = (wabaId: string, definition: Definition, extra: Partial<StoredTemplate>) =>
    templates.put(wabaId, asStored(definition), {
      ttlSeconds: definition.message_send_ttl_seconds ?? null,
      rejectedReason: 'NONE',
      pausedBy: null,
      ...extra,
    }).now;

  return {
    ...life,
    wake: timer.wake,
    close: timer.close,

    /** Takes a new template in and has it reviewed. Throws 100 with what is wrong with it. */
    create(wabaId: string, definition: Definition): StoredTemplate {
      admission.checkNew(wabaId, definition);
      const template = place(wabaId, definition, { createdAt: clock.now() });
      sendToReview(template);
      return template;
    },

    /**
     * Changes a template: with a `definition` all of its content, which is reviewed again; else its time
     * to live alone.
     */
    edit(
      template: StoredTemplate,
      change: { definition?: Definition | undefined; ttlSeconds?: number | undefined },
    ): StoredTemplate {
      const { definition, ttlSeconds } = change;
      admission.checkEdit(template, definition?.category);
      const rejected = template.status === 'REJECTED';
      const editedAt = rejected ? template.editedAt : [...template.editedAt, clock.now()];
      if (!definition) {
        return templates.change(template, {
          ttlSeconds: ttlSeconds ?? template.ttlSeconds,
          editedAt,
        });
      }
      admission.checkContent(template.wabaId, definition);
      const now = place(template.wabaId, definition, { editedAt });
      announce(now.wabaId, 'message_template_components_update', componentsValue(now));
      webhooks.wake();
      sendToReview(now);
      return now;
    },

    /** Makes a template for one-time codes, or changes it; Meta approves such ones at once. */
    upsert(wabaId: string, definition: Definition): StoredTemplate {
      admission.checkContent(wabaId, definition);
      const template = place(wabaId, definition, { createdAt: clock.now() });
      return life.decide(template, { decision: 'APPROVED' });
    },

    /** Ends a pause by hand. Throws 100 for a template that is not paused. */
    unpause(template: StoredTemplate): StoredTemplate {
      if (template.status === 'PAUSED') return life.unpause(template);
      throw new GraphError(100, 'The template is not paused.');
    },
  };
}
