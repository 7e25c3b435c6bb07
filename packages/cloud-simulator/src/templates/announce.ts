import type { Context } from '../context.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';
import type { StoredTemplate } from './stored-template.ts';

/** Tells an account's app of a change of field `field`; call it in a transaction. */
export type Announce = (wabaId: string, field: string, value: Record<string, unknown>) => void;

/** Account-level webhooks: one change per POST, with the time that Meta puts beside it. */
export function createAnnounce(context: Context, webhooks: WebhookLane): Announce {
  const { clock } = context;
  return (wabaId, field, value) => {
    webhooks.enqueue(wabaId, field, {
      object: 'whatsapp_business_account',
      entry: [{ id: wabaId, time: Math.floor(clock.now() / 1000), changes: [{ field, value }] }],
    });
  };
}

function which(template: StoredTemplate) {
  return {
    message_template_id: template.id,
    message_template_name: template.name,
    message_template_language: template.language,
  };
}

/** Words that Meta adds to a status. */
export interface StatusWords {
  otherInfo?: { title: string; description: string };
  disableDate?: number;
  recommendation?: string;
}

/** Value of `message_template_status_update`. `event` is the status, or what happened to it. */
export function statusValue(
  template: StoredTemplate,
  event: string = template.status,
  words: StatusWords = {},
): Record<string, unknown> {
  const rejected = event === 'REJECTED';
  return {
    event,
    ...which(template),
    reason: template.rejectedReason,
    message_template_category: template.category,
    ...(words.disableDate === undefined
      ? {}
      : { disable_info: { disable_date: Math.floor(words.disableDate / 1000) } }),
    ...(words.otherInfo ? { other_info: words.otherInfo } : {}),
    ...(rejected
      ? {
          rejection_info: {
            reason: template.rejectedReason,
            recommendation:
              words.recommendation ?? 'Change the content so that it keeps to the policy.',
          },
        }
      : {}),
  };
}

/** Value of `message_template_quality_update`. */
export function qualityValue(template: StoredTemplate, before: string): Record<string, unknown> {
  return {
    previous_quality_score: before,
    new_quality_score: template.qualityScore,
    ...which(template),
  };
}

/** Value of `template_category_update`: the notice a day before, or the change itself. */
export function categoryValue(
  template: StoredTemplate,
  change: { correct: string; at: number } | { previous: string },
): Record<string, unknown> {
  return {
    ...which(template),
    new_category: template.category,
    ...('previous' in change
      ? { previous_category: change.previous }
      : {
          correct_category: change.correct,
          category_update_timestamp: Math.floor(change.at / 1000),
        }),
  };
}

/** Value of `message_template_components_update`, which tells a template's texts after an edit. */
export function componentsValue(template: StoredTemplate): Record<string, unknown> {
  const find = <T extends StoredTemplate['components'][number]['type']>(type: T) =>
    template.components.find(
      (component): component is Extract<StoredTemplate['components'][number], { type: T }> =>
        component.type === type,
    );
  const header = find('HEADER');
  const buttons = find('BUTTONS')?.buttons ?? [];
  const footer = find('FOOTER')?.text;
  return {
    ...which(template),
    ...(header?.text === undefined ? {} : { message_template_title: header.text }),
    message_template_element: find('BODY')?.text,
    ...(footer === undefined ? {} : { message_template_footer: footer }),
    ...(buttons.length === 0
      ? {}
      : {
          message_template_buttons: buttons.map((button) => ({
            message_template_button_type: button.type,
            ...(button.text === undefined ? {} : { message_template_button_text: button.text }),
            ...(button.type === 'URL' ? { message_template_button_url: button.url } : {}),
            ...(button.type === 'PHONE_NUMBER'
              ? { message_template_button_phone_number: button.phone_number }
              : {}),
          })),
        }),
  };
}
