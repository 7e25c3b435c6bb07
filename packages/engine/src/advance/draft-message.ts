import type { RunContext, SendRequest, WhatsAppActivity } from '@waypost/journey';
import { personalisationData } from '@waypost/whatsapp';

import type { JourneyFacts } from '../journeys/load-journeys.ts';
import { shortenDraft } from '../links/shorten-draft.ts';
import type { ShortLinks } from '../links/short-links.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import { messageId } from '../runs/run-ids.ts';
import { runLanes } from '../runs/run-lane.ts';
import { draftContent } from './draft-content.ts';
import type { AdvancedProfile } from './load-profiles.ts';
import type { MessageDraft } from './message-draft.ts';
import type { MessageTemplates } from './message-templates.ts';

export interface DraftSource {
  run: LockedRun;
  context: RunContext;
  activity: WhatsAppActivity;
  send: SendRequest;
  profile: AdvancedProfile;
  journey: JourneyFacts;
  watched: boolean;
  /** Account (WABA) by sender id. */
  senderAccounts: ReadonlyMap<string, string>;
  templates: MessageTemplates;
  /** Null: links are sent as they were written. */
  shortLinks: ShortLinks | null;
}

/**
 * Writes the message of one visit. What can't be filled for this person is noted in it and told at
 * dispatch, so that an opt-out is never hidden behind a missing value. Null without an existing
 * sender, as there is nobody a message could come from.
 */
export function draftMessage(source: DraftSource): MessageDraft | null {
  const { run, activity, send, profile, context } = source;
  const { senderId } = activity;
  const wabaId = senderId === null ? undefined : source.senderAccounts.get(senderId);
  if (senderId === null || wabaId === undefined) return null;
  const id = messageId(run, send.activityId, send.visit);
  const { payload, template, ...content } = draftContent({
    ...source,
    wabaId,
    data: personalisationData({
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
      journey: { name: source.journey.name },
      results: context.results,
    }),
  });
  const { shortLinks } = source;
  return {
    ...content,
    bucket: run.bucket,
    id,
    profileId: run.profileId,
    senderId,
    number: profile.phone ?? profile.bsuid,
    journeyId: run.journeyId,
    versionId: run.versionId,
    runId: run.id,
    activity: send.activityId,
    visit: send.visit,
    payload:
      activity.content.shortenLinks === true && shortLinks !== null
        ? shortenDraft(payload, { messageId: id, shortLinks, template })
        : payload,
    watched: source.watched,
    expiresAt: send.expiresAt,
    origin: source.journey.kind === 'campaign' ? 'campaign' : 'journey',
    lane: run.lane === runLanes.woken || context.event !== undefined ? 0 : 1,
  };
}
