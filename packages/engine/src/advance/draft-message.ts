import type { RunContext, SendRequest, WhatsAppActivity } from '@waypost/journey';
import { personalisationData, pickLanguage } from '@waypost/whatsapp';

import type { LockedRun } from '../runs/locked-run.ts';
import { messageId } from '../runs/run-ids.ts';
import type { AdvancedProfile } from './load-profiles.ts';
import type { MessageDraft } from './message-draft.ts';
import type { MessageTemplates } from './message-templates.ts';

export interface DraftSource {
  run: LockedRun;
  context: RunContext;
  activity: WhatsAppActivity;
  send: SendRequest;
  profile: AdvancedProfile;
  journeyName: string;
  watched: boolean;
  /** Account (WABA) by sender id. */
  senderAccounts: ReadonlyMap<string, string>;
  templates: MessageTemplates;
}

/**
 * Writes the message of one visit, or says why there is none. What can't be filled for this person is
 * excluded here: `template_unavailable` when the account has no such template, `missing_value` when a
 * slot is empty and has no fallback, `invalid_value` when Meta would refuse what came out. An activity
 * without an existing sender answers with the reason alone, as there is nobody a message could come from.
 */
export function draftMessage(
  source: DraftSource,
): { draft: MessageDraft } | { draft: null; reason: 'sender_missing' } {
  const { run, activity, send, profile, context } = source;
  const wabaId =
    activity.senderId === null ? undefined : source.senderAccounts.get(activity.senderId);
  if (activity.senderId === null || wabaId === undefined) {
    return { draft: null, reason: 'sender_missing' };
  }
  const draft: MessageDraft = {
    bucket: run.bucket,
    id: messageId(run, send.activityId, send.visit),
    profileId: run.profileId,
    senderId: activity.senderId,
    number: profile.phone,
    journeyId: run.journeyId,
    versionId: run.versionId,
    runId: run.id,
    activity: send.activityId,
    visit: send.visit,
    templateName: null,
    language: null,
    category: null,
    payload: {},
    watched: source.watched,
    expiresAt: send.expiresAt,
    exclusion: 'template_unavailable',
    lane: context.event === undefined ? 1 : 0,
  };
  const { template: content } = activity.content;
  if (content === undefined) return { draft };
  draft.templateName = content.name;
  draft.language = pickLanguage(profile.locale, content);
  const stored = source.templates.find(wabaId, content.name, draft.language);
  if (stored === null) return { draft };
  draft.category = stored.template.category;
  const render = source.templates.compiled(
    run.versionId,
    activity.id,
    stored,
    content.byLanguage[draft.language]?.values ?? {},
  );
  const rendered = render(
    personalisationData({
      profile: {
        externalId: profile.external_id,
        firstName: profile.first_name,
        lastName: profile.last_name,
        phone: profile.phone,
        locale: profile.locale,
        country: profile.country,
        timeZone: profile.time_zone,
        attributes: profile.attributes,
      },
      event: context.event ?? null,
      journey: { name: source.journeyName },
    }),
  );
  draft.payload = { type: 'template', template: rendered.payload };
  draft.exclusion = null;
  if (rendered.missing.length > 0) draft.exclusion = 'missing_value';
  else if (rendered.problems.length > 0) draft.exclusion = 'invalid_value';
  return { draft };
}
