import { messageBubble, type ListedMessage } from '@waypost/engine/messages';
import { displayName } from '@waypost/engine/profiles';

import { iso } from './instants.ts';

/** A message as the API answers it. */
export function messageOf(row: ListedMessage) {
  return {
    id: row.id,
    direction: row.direction,
    profileId: row.profile_id,
    profileName: displayName(row),
    number: row.number,
    senderId: row.sender_id,
    journeyId: row.journey_id,
    campaignId: row.campaign_id,
    runId: row.run_id,
    activityId: row.activity,
    templateName: row.template_name,
    language: row.language,
    state: row.state,
    exclusion: row.exclusion,
    failureCode: row.failure_code,
    failureText: row.failure_text,
    bubble: messageBubble(row),
    createdAt: iso(row.created_at),
    acceptedAt: iso(row.accepted_at),
    sentAt: iso(row.sent_at),
    deliveredAt: iso(row.delivered_at),
    readAt: iso(row.read_at),
    failedAt: iso(row.failed_at),
  };
}
