import type { InboundUpdate } from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { KeywordGroup } from '../keywords/keyword-group.ts';
import { findProfiles, personKey, type Person, type ProfileKey } from './address-book.ts';
import { answerAutomatically, answeringGroups } from './answer-automatically.ts';
import { applyPersonChanges } from './apply-person-changes.ts';
import { changeMessages } from './change-messages.ts';
import { createContacts } from './create-contacts.ts';
import { findAnsweredMessages, type AnsweredMessage } from './find-answered-messages.ts';
import { findAwaited } from './find-awaited.ts';
import { eventPayload, inboundEvent, roleOf, type InboundRole } from './inbound-event.ts';
import { insertEvents, type InsertedEvent } from './insert-events.ts';
import { insertInboundMessages, type InboundMessage } from './insert-inbound-messages.ts';
import { linkIdentities } from './link-identities.ts';
import { openWindows } from './open-windows.ts';
import { queueMedia } from './queue-media.ts';
import { reserveInbound } from './reserve-inbound.ts';
import { applyWaysIn } from '../ways-in/apply-ways-in.ts';
import { startByMessage, type EnteringMessage, type EntryWork } from './start-by-message.ts';

/** An inbound message, which sender it came to, and whether this is the last try to find what it quotes. */
export interface IncomingMessage {
  update: InboundUpdate;
  senderId: string;
  final: boolean;
}

export interface InboundWork extends EntryWork {
  groups: readonly KeywordGroup[];
}

export interface AppliedInbound {
  /** Replies to a message whose wamid is not known yet: to be tried again. */
  early: IncomingMessage[];
  wake: { bucket: number; id: string }[];
  /** Automatic answers were queued. */
  answered: boolean;
}

/** A message, the profile it is of, and all profiles of its author. */
interface PlacedMessage extends IncomingMessage {
  role: InboundRole;
  profile: ProfileKey;
  profiles: readonly ProfileKey[];
  /** The message of ours it answers or marks. */
  about: AnsweredMessage | null;
}

/**
 * Applies what people sent, each message once, with the outbound message it answers. A number may belong
 * to several profiles: the reply is that profile's whose message it quotes, else whose message was the
 * latest. Messages in groups are kept, and do nothing else: they open no window and answer nobody.
 */
export async function applyInbound(
  work: InboundWork,
  incoming: readonly IncomingMessage[],
  now: number,
): Promise<AppliedInbound> {
  const { trx } = work;
  const messages = incoming.filter(({ update }) => update.from !== null || update.userId !== null);
  if (messages.length === 0) return { early: [], wake: [], answered: false };
  const profiles = await profilesOf(trx, messages, now);
  const { placed, early } = await place(trx, messages, profiles);
  const fresh = await reserveInbound(
    trx,
    placed.map(({ profile, update }) => ({ ...profile, inboundId: update.id })),
    now,
  );
  const stored = placed.filter(({ update }) => fresh.has(update.id));
  await store(trx, stored, now);
  const answered = await react(work, stored, now);
  const alone = stored.filter(({ update }) => update.groupId === null);
  return {
    early,
    wake: alone.map(({ profile }) => ({ bucket: profile.bucket, id: profile.profileId })),
    answered,
  };
}

/** Who the messages are of. Whoever says something and is not known becomes a contact. */
async function profilesOf(
  trx: Kysely<Database>,
  messages: readonly IncomingMessage[],
  now: number,
): Promise<Map<string, ProfileKey[]>> {
  const persons = messages.map(({ update }) => personOf(update));
  const known = await findProfiles(trx, persons);
  const strangers = messages.filter(
    ({ update }) =>
      !known.has(personKey(personOf(update))) &&
      ['answer', 'mark', 'unsupported'].includes(roleOf(update)),
  );
  await createContacts(
    trx,
    strangers.map(({ update }) => personOf(update)),
    now,
  );
  const all = strangers.length === 0 ? known : await findProfiles(trx, persons);
  await linkIdentities(trx, persons, all, now);
  return all;
}

function personOf(update: InboundUpdate): Person & {
  name: string | null;
  parentUserId: string | null;
  username: string | null;
} {
  const { from, userId, parentUserId, username, profileName } = update;
  return { waId: from, userId, parentUserId, username, name: profileName };
}

async function place(
  trx: Kysely<Database>,
  messages: readonly IncomingMessage[],
  profiles: ReadonlyMap<string, ProfileKey[]>,
): Promise<{ placed: PlacedMessage[]; early: IncomingMessage[] }> {
  const answered = await findAnsweredMessages(
    trx,
    messages.flatMap(({ update, senderId }) =>
      update.groupId !== null
        ? []
        : (profiles.get(personKey(personOf(update))) ?? []).map((profile) => ({
            ...profile,
            inboundId: update.id,
            senderId,
            quotedWamid: quotedBy(update),
          })),
    ),
  );
  const early: IncomingMessage[] = [];
  const placed = new Map<string, PlacedMessage>();
  for (const message of messages) {
    const { update, final } = message;
    const role = roleOf(update);
    const candidates = profiles.get(personKey(personOf(update))) ?? [];
    const answer = answered.get(update.id) ?? null;
    const profile = answer ?? candidates[0];
    if (profile === undefined) continue;
    const isUnknownYet =
      update.contextId !== null && answer?.quoted !== true && answer?.unresolved === true;
    if (role === 'answer' && isUnknownYet && !final) {
      early.push(message);
      continue;
    }
    // An emoji says which message it is on; only words without a quote are about the latest one.
    const about = role === 'answer' || answer?.quoted === true ? answer : null;
    placed.set(update.id, { ...message, role, profile, profiles: candidates, about });
  }
  return { placed: [...placed.values()], early };
}

function quotedBy(update: InboundUpdate): string | null {
  return update.emojiReaction?.messageId ?? update.contextId;
}

async function store(
  trx: Kysely<Database>,
  stored: readonly PlacedMessage[],
  now: number,
): Promise<void> {
  const visible = stored.filter(
    ({ role, update }) => role !== 'change' && update.type !== 'request_welcome',
  );
  await insertInboundMessages(trx, visible.map(inboundMessage), now);
  await changeMessages(
    trx,
    stored.filter(({ role }) => role === 'change'),
  );
  await queueMedia(
    trx,
    visible.flatMap(({ profile, senderId, update: { id, at, media } }) =>
      media === null
        ? []
        : [
            {
              bucket: profile.bucket,
              senderId,
              wamid: id,
              at,
              mediaId: media.id,
              mimeType: media.mimeType,
              fileName: media.filename,
              sha256: media.sha256,
            },
          ],
    ),
    now,
  );
  const alone = stored.filter(({ update }) => update.groupId === null);
  await openWindows(
    trx,
    alone
      .filter(({ role }) => role === 'answer' || role === 'unsupported')
      .flatMap(({ profiles, senderId, update }) =>
        profiles.map((profile) => ({
          ...profile,
          senderId,
          wamid: update.id,
          at: update.at,
          fromAd: update.referral !== null,
        })),
      ),
  );
  await insertEvents(trx, alone.flatMap(eventsOf), now);
  await applyPersonChanges(
    trx,
    alone.filter(({ role }) => role === 'system'),
    now,
  );
}

/** Journeys that the messages start, and automatic answers. Says whether any answer was queued. */
async function react(
  work: InboundWork,
  stored: readonly PlacedMessage[],
  now: number,
): Promise<boolean> {
  const answers = stored.filter(({ role, update }) => role === 'answer' && update.groupId === null);
  if (answers.length === 0) return false;
  const awaited = await findAwaited(
    work.trx,
    answers.map(({ profile, senderId, about }) => ({
      ...profile,
      senderId,
      runId: about?.runId ?? null,
    })),
  );
  const entering = answers.map(({ profile, senderId, update, about }): EnteringMessage => ({
    ...profile,
    senderId,
    update,
    continues: awaited.runs.has(about?.runId ?? ''),
    isHandedOver: awaited.handedOver.has(`${profile.profileId} ${senderId}`),
  }));
  const arrived = await applyWaysIn(
    work.trx,
    entering.flatMap(({ bucket, profileId, senderId, update: { id, at, text, type } }) =>
      type === 'text' && text !== null
        ? [{ bucket, profileId, senderId, text, inboundId: id, at }]
        : [],
    ),
    now,
  );
  const groups = answeringGroups(entering, work.groups);
  const started = await startByMessage(
    work,
    entering.filter(({ update }) => groups.named.get(update.id)?.kind !== 'opt_out'),
    now,
  );
  return answerAutomatically(
    work.trx,
    entering,
    ({ update, senderId, continues }) =>
      groups.named.get(update.id) ??
      (continues || started.has(update.id) || arrived.has(update.id)
        ? null
        : groups.otherwise(senderId)),
    now,
  );
}

function inboundMessage({ profile, senderId, update, about }: PlacedMessage): InboundMessage {
  return {
    bucket: profile.bucket,
    profileId: profile.profileId,
    senderId,
    number: update.from === null ? update.userId : `+${update.from}`,
    wamid: update.id,
    quotedWamid: quotedBy(update),
    answered: about,
    payload: update.content,
  };
}

function eventsOf(message: PlacedMessage): InsertedEvent[] {
  const { role, profile, update, about } = message;
  const base = {
    bucket: profile.bucket,
    profileId: profile.profileId,
    messageId: about?.messageId ?? null,
    runId: about?.runId ?? null,
    button: null,
    occurredAt: update.at,
  };
  if (role === 'change') return [];
  if (role === 'system') {
    const { system } = update;
    const moves = system !== null && (system.waId !== null || system.userId !== null);
    if (!moves && system?.type !== 'customer_identity_changed') return [];
    return [
      {
        ...base,
        kind: moves ? 'numberChanged' : 'identityChanged',
        payload: { type: system?.type, wamid: update.id },
      },
    ];
  }
  const payload = eventPayload(update);
  const event: InsertedEvent = { ...base, ...inboundEvent(update), payload };
  return update.referral === null ? [event] : [event, { ...base, kind: 'referral', payload }];
}
