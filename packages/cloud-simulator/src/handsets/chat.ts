import type { Bubble } from '@waypost/whatsapp';

import { drawBubble } from '../bubbles/draw-bubble.ts';
import { drawOwn } from '../bubbles/draw-own.ts';
import { wordsOf } from '../bubbles/words-of.ts';
import type { Context } from '../context.ts';
import { ControlError } from '../control/control-error.ts';
import type { ChatMessage, Conversation, HandsetPage, HandsetSummary } from '../control/schemas.ts';
import { knownError } from '../graph/graph-error.ts';
import type { KeptMessage } from '../messages/message-book.ts';
import { progress, progressName } from '../statuses/progress.ts';
import { changesOf } from './changes.ts';
import { reactionsOn, targetOf } from './reactions.ts';

const quotedCharacters = 120;

/** What a business is told of, and no chat shows. */
const unseenKinds = new Set(['system', 'request_welcome', 'edit', 'revoke']);

function cursorOf(field: string, cursor: string | undefined): number {
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
  if (Number.isSafeInteger(before)) return before;
  throw new ControlError(422, field, 'not a cursor of this list: start without one');
}

/** What a phone shows: its chats and their messages. */
export type Chat = ReturnType<typeof createChat>;

/** The reading side of a handset. Numbers are wa_ids of handsets that exist. */
export function createChat(context: Context) {
  const { accounts, behaviour, book, clock, handsets, templates } = context;

  const templateOf = (message: KeptMessage) =>
    message.templateRevision === null ? undefined : templates.revision(message.templateRevision);

  /** A message as it is drawn, without what it quotes. */
  const drawnOf = (message: KeptMessage): Bubble => {
    const content: unknown = JSON.parse(message.content);
    return message.fromPerson
      ? drawOwn(message.kind, content)
      : drawBubble(message.kind, content, templateOf(message));
  };

  const quoteOf = (message: KeptMessage): Pick<Bubble, 'quoted'> => {
    const quoted = message.quotedId === null ? undefined : book.find(message.quotedId);
    if (!quoted) return {};
    const text = wordsOf(drawnOf(quoted)).slice(0, quotedCharacters);
    return { quoted: { own: quoted.fromPerson, text } };
  };

  const onPhone = (message: KeptMessage): boolean =>
    message.fromPerson || message.progress >= arrivalOf(message) || behaviour.statuses === 'none';

  /** Meta reports nothing about a reaction after `sent`, so that is when it stands on the phone. */
  const arrivalOf = ({ kind, number }: KeptMessage): number =>
    kind === 'reaction' && !handsets.settingsOf(number).blocked
      ? progress.sent
      : progress.delivered;

  const numbersOf = (number: string): string[] => [
    number,
    ...handsets.settingsOf(number).formerNumbers,
  ];

  const newestOnPhone = (number: string): KeptMessage | undefined => {
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const some = book.conversation(numbersOf(number), before, 20);
      const newest = some.findLast(onPhone);
      const [oldest] = some;
      if (newest || !oldest) return newest;
      before = oldest.seq;
    }
  };

  const chatMessage = (message: KeptMessage): ChatMessage => {
    const bubble = { ...drawnOf(message), ...quoteOf(message) };
    return {
      id: message.id,
      kind: message.kind,
      direction: message.fromPerson ? 'out' : 'in',
      at: message.at,
      phoneNumberId: message.phoneNumberId,
      bubble,
      text: wordsOf(bubble),
      status:
        message.failure !== null && message.progress < progress.delivered
          ? 'failed'
          : progressName(message.progress),
      failure: message.failure,
      failureTitle: message.failure === null ? null : knownError(message.failure).title,
      quotedId: targetOf(message) ?? message.quotedId,
      tappedButtons: message.tapped,
      reactions: [],
    };
  };

  const summary = (handset: {
    number: string;
    name: string | null;
    unread: number;
  }): HandsetSummary => {
    const { number, name, unread } = handset;
    const newest = newestOnPhone(number);
    const { username, hidesNumber } = handsets.settingsOf(number);
    return {
      number,
      name,
      username,
      hidesNumber,
      userId: handsets.userIdOf(number),
      unread,
      lastText: newest ? wordsOf(drawnOf(newest)) : null,
      lastAt: newest?.at ?? null,
    };
  };

  return {
    drawnOf,
    templateOf,
    onPhone,
    summary,
    numbersOf,

    list(input: { search: string; cursor?: string | undefined; limit: number }): HandsetPage {
      const before = cursorOf('cursor', input.cursor);
      const page = handsets.list(input.search, before, input.limit + 1);
      const items = page.slice(0, input.limit);
      const last = items.at(-1);
      return {
        items: items.map(summary),
        nextCursor: page.length > input.limit && last ? String(last.lastSeq) : null,
      };
    },

    conversation(
      handset: { number: string; name: string | null; unread: number },
      input: { before?: string | undefined; limit: number; all: boolean },
    ): Conversation {
      const { number } = handset;
      const page = book.conversation(
        numbersOf(number),
        cursorOf('before', input.before),
        input.limit,
      );
      const [oldest] = page;
      const seen = page.filter((message) => input.all || onPhone(message));
      const reactions = reactionsOn(seen);
      const changes = changesOf(seen);
      const { blocked, stoppedMarketing, failsWith, off } = handsets.settingsOf(number);
      const now = clock.now();
      return {
        ...summary(handset),
        blocked,
        stoppedMarketing,
        failsWith,
        off,
        messages: seen
          .filter((message) => !unseenKinds.has(message.kind) && !changes.isRevoked(message))
          .filter((message) => message.kind !== 'reaction' || reactions.holds(message))
          .map((message) => ({
            ...chatMessage(changes.latest(message)),
            reactions: reactions.on(message.id),
          })),
        olderCursor: page.length === input.limit && oldest ? String(oldest.seq) : null,
        businesses: accounts.numbers().map(({ phoneNumberId, verifiedName }) => ({
          phoneNumberId,
          name: verifiedName,
          isTyping: handsets.typingUntil(number, phoneNumberId) > now,
        })),
      };
    },
  };
}
