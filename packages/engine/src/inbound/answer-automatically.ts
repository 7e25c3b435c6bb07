import { compileResponse, personalisationData } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import { loadProfiles } from '../advance/load-profiles.ts';
import type { Database } from '../database/schema.ts';
import { queueDirectMessage } from '../dispatch/queue-direct-message.ts';
import { contentFor } from '../keywords/content-for.ts';
import { defaultGroupOf, groupOf, type KeywordGroup } from '../keywords/keyword-group.ts';
import { eventPayload } from './inbound-event.ts';
import type { EnteringMessage } from './start-by-message.ts';
import { saidWords } from './recognise-consent.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Nobody gets the same automatic answer again sooner: two machines would otherwise write to each other without end. */
const pauseMs = { keyword: minuteMs, default: dayMs } as const;

/** Which groups messages name by their words, and which answers when nothing else does. */
export interface AnsweringGroups {
  /** By wamid. */
  named: ReadonlyMap<string, KeywordGroup>;
  otherwise(senderId: string): KeywordGroup | null;
}

export function answeringGroups(
  messages: readonly EnteringMessage[],
  groups: readonly KeywordGroup[],
): AnsweringGroups {
  return {
    named: new Map(
      messages.flatMap(({ update, senderId }) => {
        const said = saidWords(update, senderId);
        const group = said === null ? null : groupOf(groups, said);
        return group === null ? [] : [[update.id, group] as const];
      }),
    ),
    otherwise: (senderId) => defaultGroupOf(groups, senderId),
  };
}

/**
 * Queues the automatic answers to messages just stored; their window is open. The answer to nothing in
 * particular is kept back while a colleague is in conversation with the person; all but those to opting in and out, while
 * a journey has put the conversation before the team. Says whether any was queued.
 */
export async function answerAutomatically(
  trx: Kysely<Database>,
  messages: readonly EnteringMessage[],
  groupFor: (message: EnteringMessage) => KeywordGroup | null,
  now: number,
): Promise<boolean> {
  let queued = false;
  const wanted = messages.flatMap((message) => {
    const group = groupFor(message);
    if (group?.id == null || group.reply === null) return [];
    if (message.isHandedOver && group.kind !== 'opt_in' && group.kind !== 'opt_out') return [];
    return [{ message, groupId: group.id, kind: group.kind, reply: group.reply }];
  });
  if (wanted.length === 0) return false;
  const profiles = await loadProfiles(
    trx,
    wanted.map(({ message }) => message),
  );
  for (const { message, groupId, kind, reply } of wanted) {
    const profile = profiles.get(message.profileId);
    if (profile === undefined) continue;
    if (kind === 'default' && (await talksToColleague(trx, message, now))) continue;
    const pause = kind === 'default' ? pauseMs.default : pauseMs.keyword;
    if (!(await mayAnswer(trx, message, groupId, pause, now))) continue;
    const content = contentFor(reply, profile.locale, message.update.text ?? '');
    if (content === null) continue;
    const { payload, missing, problems } = compileResponse(content)(
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
        event: eventPayload(message.update),
        journey: { name: '' },
      }),
    );
    if (missing.length > 0 || problems.length > 0) continue;
    const { profileId, senderId, update } = message;
    const answer = await queueDirectMessage(
      trx,
      {
        profileId,
        senderId,
        payload: { ...payload },
        origin: 'auto_reply',
        expiresAt: update.at + dayMs,
        seed: update.id,
      },
      // Lists show it after the message it answers, which is stored at the same moment.
      now + 1,
    );
    queued ||= answer !== null;
  }
  return queued;
}

async function talksToColleague(
  trx: Kysely<Database>,
  { bucket, profileId }: EnteringMessage,
  now: number,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM message
     WHERE bucket = ${bucket} AND profile_id = ${profileId} AND created_at > ${new Date(now - dayMs)}
       AND origin = 'conversation' LIMIT 1`.execute(trx);
  return rows.length > 0;
}

async function mayAnswer(
  trx: Kysely<Database>,
  { bucket, profileId }: EnteringMessage,
  groupId: string,
  pause: number,
  now: number,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO auto_reply AS a (bucket, profile_id, group_id, answered_at)
    VALUES (${bucket}, ${profileId}, ${groupId}, ${new Date(now)})
        ON CONFLICT (bucket, profile_id, group_id) DO UPDATE SET answered_at = excluded.answered_at
     WHERE a.answered_at <= ${new Date(now - pause)}
    RETURNING a.group_id`.execute(trx);
  return rows.length > 0;
}
