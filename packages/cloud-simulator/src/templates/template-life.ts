import type { Context } from '../context.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';
import {
  categoryValue,
  createAnnounce,
  qualityValue,
  statusValue,
  type StatusWords,
} from './announce.ts';
import { refusal } from './authoring/refusal.ts';
import type { RejectionReason } from './review-settings.ts';
import type { StoredTemplate } from './stored-template.ts';
import type { TemplateAgenda } from './template-due.ts';

const hour = 3_600_000;
const nameBlockedFor = 30 * 24 * hour;
/** How long low quality pauses a template: the first time, the second time. The third is for good. */
const pauseLengths = [3 * hour, 6 * hour];

/** The turns of a template's life. Each changes the template and tells the account's app. */
export type TemplateLife = ReturnType<typeof createTemplateLife>;

export function createTemplateLife(
  context: Context,
  webhooks: WebhookLane,
  agenda: TemplateAgenda,
) {
  const { clock, review, templates } = context;
  const announce = createAnnounce(context, webhooks);
  const tell = (template: StoredTemplate, event?: string, words?: StatusWords): StoredTemplate => {
    const value = statusValue(template, event, words);
    announce(template.wabaId, 'message_template_status_update', value);
    webhooks.wake();
    return template;
  };

  const disable = (template: StoredTemplate): StoredTemplate => {
    agenda.forget(template.id, 'unpause');
    const description = 'Your template was disabled because its quality stayed low.';
    return tell(templates.change(template, { status: 'DISABLED', pausedBy: null }), 'DISABLED', {
      disableDate: clock.now(),
      otherInfo: { title: 'DISABLED', description },
    });
  };
  const pauseForQuality = (template: StoredTemplate): StoredTemplate => {
    const length = pauseLengths[template.pauses];
    if (length === undefined) return disable(template);
    const title = template.pauses === 0 ? 'FIRST_PAUSE' : 'SECOND_PAUSE';
    const pauses = template.pauses + 1;
    const now = templates.change(template, { status: 'PAUSED', pausedBy: 'quality', pauses });
    agenda.plan(now.id, 'unpause', clock.now() + length);
    const description = `Your template is paused for ${length / hour} hours because of its low quality.`;
    return tell(now, 'PAUSED', { otherInfo: { title, description } });
  };
  const pauseByPacing = (template: StoredTemplate): StoredTemplate => {
    const description = 'Your template was paused by pacing. Unpause it to go on sending.';
    return tell(templates.change(template, { status: 'PAUSED', pausedBy: 'pacing' }), 'PAUSED', {
      otherInfo: { title: 'RATE_LIMITING_PAUSE', description },
    });
  };

  const recategorise = (template: StoredTemplate): StoredTemplate => {
    const { category: previous, correctCategory } = template;
    if (correctCategory === null) return template;
    agenda.forget(template.id, 'recategorise');
    const now = templates.change(template, {
      category: correctCategory,
      previousCategory: previous,
      correctCategory: null,
    });
    announce(now.wabaId, 'template_category_update', categoryValue(now, { previous }));
    webhooks.wake();
    return now;
  };
  const purge = (template: StoredTemplate): void => {
    const until = template.wasApproved ? clock.now() + nameBlockedFor : 0;
    templates.remove(template, until);
    tell(template, 'DELETED');
  };

  return {
    recategorise,
    purge,
    pause: (template: StoredTemplate, by: 'quality' | 'pacing'): StoredTemplate =>
      by === 'quality' ? pauseForQuality(template) : pauseByPacing(template),

    unpause(template: StoredTemplate): StoredTemplate {
      agenda.forget(template.id, 'unpause');
      const description = 'Your template can be sent again.';
      return tell(templates.change(template, { status: 'APPROVED', pausedBy: null }), 'APPROVED', {
        otherInfo: { title: 'UNPAUSE', description },
      });
    },

    decide(
      template: StoredTemplate,
      verdict: { decision: 'APPROVED' } | { decision: 'REJECTED'; reason: RejectionReason },
      recommendation?: string,
    ): StoredTemplate {
      agenda.forget(template.id, 'review');
      const approved = verdict.decision === 'APPROVED';
      const now = templates.change(template, {
        status: verdict.decision,
        rejectedReason: approved ? 'NONE' : verdict.reason,
        wasApproved: approved || template.wasApproved,
        pausedBy: null,
      });
      return tell(now, verdict.decision, recommendation === undefined ? {} : { recommendation });
    },

    /** Gives a template a quality; the lowest pauses it. */
    rate(template: StoredTemplate, score: StoredTemplate['qualityScore']): StoredTemplate {
      const before = template.qualityScore;
      const now = templates.change(template, { qualityScore: score, qualitySince: clock.now() });
      announce(now.wabaId, 'message_template_quality_update', qualityValue(now, before));
      webhooks.wake();
      return score === 'RED' && now.status === 'APPROVED' ? pauseForQuality(now) : now;
    },

    /** Announces a category that the template will get after `inMs`; at once when that is 0. */
    announceCategory(
      template: StoredTemplate,
      category: StoredTemplate['category'],
      inMs: number,
    ): StoredTemplate {
      const now = templates.change(template, { correctCategory: category });
      if (inMs === 0) return recategorise(now);
      const at = clock.now() + inMs;
      agenda.plan(now.id, 'recategorise', at);
      const value = categoryValue(now, { correct: category, at });
      announce(now.wabaId, 'template_category_update', value);
      webhooks.wake();
      return now;
    },

    /** Gives a template a status from outside: flagged, locked, archived, reinstated. */
    setStatus(
      template: StoredTemplate,
      status: StoredTemplate['status'],
      event: string = status,
    ): StoredTemplate {
      return tell(templates.change(template, { status }), event);
    },

    /** Deletes a template, at once or after thirty days. Throws 100 for a disabled one. */
    remove(template: StoredTemplate): void {
      if (template.status === 'DISABLED') {
        throw refusal('Message template can’t be deleted', 'A disabled template can’t be deleted.');
      }
      if (review.settings().deletionTakesTime && template.wasApproved) {
        const now = templates.change(template, { status: 'PENDING_DELETION' });
        agenda.plan(now.id, 'purge', clock.now() + nameBlockedFor);
        tell(now);
      } else {
        purge(template);
      }
    },
  };
}
