import { matchesMessage, type IncomingMessage as JourneyMessage } from '@waypost/journey';
import type { InboundUpdate } from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import type { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { entryStart, type RunStart } from '../enrolment/entry-start.ts';
import { startRuns } from '../enrolment/start-runs.ts';
import type { PublishedVersions } from '../journeys/published-versions.ts';
import { findMessageEntries, type MessageEntry } from './find-message-entries.ts';
import { eventPayload } from './inbound-event.ts';

/** A stored message that may bring its author into journeys. */
export interface EnteringMessage {
  bucket: number;
  profileId: string;
  senderId: string;
  update: InboundUpdate;
  /** It answers a reaction that waits for it: journeys for any message leave it alone. */
  continues: boolean;
  /** The conversation is before the team: nothing but signing on and off is answered automatically. */
  isHandedOver: boolean;
}

export interface EntryWork {
  trx: Kysely<Database>;
  versions: PublishedVersions;
  tally: DeltaTally;
}

/** Starts the live journeys that these messages are the entry of. Answers the wamids that started one. */
export async function startByMessage(
  { trx, versions, tally }: EntryWork,
  messages: readonly EnteringMessage[],
  now: number,
): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const entries = await findMessageEntries(trx);
  if (entries.length === 0) return new Set();
  const loaded = await versions.load(
    trx,
    entries.map(({ versionId }) => versionId),
  );
  const starts = messages.flatMap((message) =>
    entries
      .filter((entry) => lets(entry, message))
      .flatMap((entry): (RunStart & { wamid: string })[] => {
        const version = loaded.get(entry.versionId);
        if (version === undefined) return [];
        const occasion = {
          bucket: message.bucket,
          profileId: message.profileId,
          activity: entry.entry.id,
          occasion: `message:${message.update.id}`,
          event: eventPayload(message.update),
        };
        return [{ wamid: message.update.id, ...entryStart(version, occasion, now) }];
      }),
  );
  const started = await startRuns(trx, loaded, starts, now);
  for (const { versionId, activity } of started) {
    tally.add(versionId, activity, 'entered');
    tally.add(versionId, activity, 'here');
  }
  return new Set(started.map(({ wamid }) => wamid));
}

function lets({ entry }: MessageEntry, message: EnteringMessage): boolean {
  if ((message.continues || message.isHandedOver) && entry.match.kind === 'any') return false;
  return matchesMessage(entry, journeyMessage(message));
}

function journeyMessage({ senderId, update }: EnteringMessage): JourneyMessage {
  const { button, reply, flow, referral } = update;
  return {
    senderId,
    text: update.text,
    isTap: button !== null || (reply !== null && reply.kind !== 'flow'),
    flowToken: reply?.kind === 'flow' ? (flow?.token ?? '') : null,
    referralSourceId: referral === null ? null : (referral.sourceId ?? ''),
  };
}
