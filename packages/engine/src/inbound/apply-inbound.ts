import { quickReplyIndex } from '@waypost/whatsapp';
import type { InboundUpdate } from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { findProfiles, personKey, type Person } from './address-book.ts';
import { createContacts } from './create-contacts.ts';
import { findAnsweredMessages, type AnsweredMessage } from './find-answered-messages.ts';
import { insertInboundMessages, type InboundMessage } from './insert-inbound-messages.ts';
import { insertEvents, type InsertedEvent } from './insert-events.ts';
import { reserveInbound } from './reserve-inbound.ts';

/** An inbound message, which sender it came to, and whether this is the last try to find what it quotes. */
export interface IncomingMessage {
  update: InboundUpdate;
  senderId: string;
  final: boolean;
}

/** Kinds that say something to us. Others (an emoji on a message, system notices, edits) are not answers. */
const answeringTypes = new Set([
  'text',
  'button',
  'interactive',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'order',
]);

export interface AppliedInbound {
  /** Replies to a message whose wamid is not known yet: to be tried again. */
  early: IncomingMessage[];
  wake: { bucket: number; id: string }[];
}

/**
 * Stores replies and taps once each, with the outbound message they answer. A number may belong to
 * several profiles: the reply is that profile's whose message it quotes, else whose message was the latest.
 */
export async function applyInbound(
  trx: Kysely<Database>,
  incoming: readonly IncomingMessage[],
  now: number,
): Promise<AppliedInbound> {
  const messages = incoming.filter(
    ({ update }) =>
      answeringTypes.has(update.type) && update.groupId === null && isSomebody(update),
  );
  if (messages.length === 0) return { early: [], wake: [] };
  const profiles = await profilesOf(trx, messages, now);
  const answered = await findAnsweredMessages(
    trx,
    messages.flatMap(({ update, senderId }) =>
      (profiles.get(personKey(personOf(update))) ?? []).map((profile) => ({
        ...profile,
        inboundId: update.id,
        senderId,
        quotedWamid: update.contextId,
      })),
    ),
  );
  const early: IncomingMessage[] = [];
  const found = new Map<string, { incoming: IncomingMessage; message: InboundMessage }>();
  for (const one of messages) {
    const { update, senderId, final } = one;
    const answer = answered.get(update.id) ?? null;
    const profile = answer ?? profiles.get(personKey(personOf(update)))?.[0];
    if (!profile) continue;
    if (
      update.contextId !== null &&
      answer?.quoted !== true &&
      answer?.unresolved === true &&
      !final
    ) {
      early.push(one);
      continue;
    }
    found.set(update.id, {
      incoming: one,
      message: {
        bucket: profile.bucket,
        profileId: profile.profileId,
        senderId,
        number: update.from === null ? null : `+${update.from}`,
        wamid: update.id,
        quotedWamid: update.contextId,
        answered: answer,
        payload: payloadOf(update),
      },
    });
  }
  const fresh = await reserveInbound(
    trx,
    [...found.values()].map(({ message }) => ({ ...message, inboundId: message.wamid })),
    now,
  );
  const stored = [...found.values()].filter(({ message }) => fresh.has(message.wamid));
  await insertInboundMessages(
    trx,
    stored.map(({ message }) => message),
    now,
  );
  await insertEvents(
    trx,
    stored.map(({ incoming, message }) => eventOf(incoming.update, message)),
    now,
  );
  return {
    early,
    wake: stored.map(({ message }) => ({ bucket: message.bucket, id: message.profileId })),
  };
}

async function profilesOf(
  trx: Kysely<Database>,
  messages: readonly IncomingMessage[],
  now: number,
): ReturnType<typeof findProfiles> {
  const persons = messages.map(({ update }) => personOf(update));
  const known = await findProfiles(trx, persons);
  const strangers = messages.filter(({ update }) => !known.has(personKey(personOf(update))));
  if (strangers.length === 0) return known;
  await createContacts(
    trx,
    strangers.map(({ update }) => ({ ...personOf(update), name: update.profileName })),
    now,
  );
  return findProfiles(trx, persons);
}

function personOf(update: InboundUpdate): Person {
  return { waId: update.from, userId: update.userId };
}

function isSomebody(update: InboundUpdate): boolean {
  return update.from !== null || update.userId !== null;
}

function payloadOf(update: InboundUpdate): Record<string, unknown> {
  const { type, text, button, reply, media, at } = update;
  return { type, text, button, reply, media, at };
}

/** A tap on one of our quick replies names its button; everything else is a reply. */
function eventOf(update: InboundUpdate, message: InboundMessage): InsertedEvent {
  const button = update.button === null ? null : quickReplyIndex(update.button.payload);
  const about: AnsweredMessage | null = message.answered;
  return {
    bucket: message.bucket,
    profileId: message.profileId,
    kind: button === null ? 'reply' : 'button',
    messageId: about?.messageId ?? null,
    runId: about?.runId ?? null,
    button,
    payload: { text: update.text, type: update.type, wamid: update.id },
    occurredAt: update.at,
  };
}
