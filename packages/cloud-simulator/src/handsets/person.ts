import type { Bubble } from '@waypost/whatsapp';
import { z } from 'zod';

import type { Context } from '../context.ts';
import { ControlError } from '../control/control-error.ts';
import type { ChatMessage, Conversation, HandsetPage, HandsetSummary } from '../control/schemas.ts';
import { drawBubble, plainBubble, wordsOf } from '../messages/draw-bubble.ts';
import type { KeptMessage } from '../messages/message-book.ts';
import { waIdOf } from '../numbers/wa-id.ts';
import { progress, progressName, step } from '../statuses/progress.ts';
import type { StatusLane } from '../statuses/status-lane.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';

const personText = z.union([
  z.object({ body: z.string() }).transform((text) => text.body),
  z.object({ text: z.string(), payload: z.string() }).transform((button) => button.text),
  z
    .object({ button_reply: z.object({ title: z.string() }) })
    .transform((reply) => reply.button_reply.title),
  z
    .object({ list_reply: z.object({ title: z.string() }) })
    .transform((reply) => reply.list_reply.title),
]);

function waId(number: string): string {
  const id = waIdOf(number);
  if (id === null) {
    throw new ControlError(
      422,
      'number',
      'not a phone number: write it with its country code, like +39 347 123 4567',
    );
  }
  return id;
}

/** Everything the person with the phone can do and see. */
export type Person = ReturnType<typeof createPerson>;

/** The handset side of the simulator. All numbers may be written in any way. */
export function createPerson(context: Context, statuses: StatusLane, webhooks: WebhookLane) {
  const { accounts, behaviour, book, changed, clock, commits, handsets, store, templates } =
    context;
  const unreadOnPhone = store.database.prepare(
    `SELECT seq FROM message WHERE number = ? AND from_person = 0 AND progress = ${progress.delivered}
       AND failure IS NULL AND (? IS NULL OR phone_number_id = ?)`,
  );

  const known = (number: string) => {
    const handset = handsets.find(waId(number));
    if (!handset) throw new ControlError(404, 'number', 'no handset has this number');
    return handset;
  };

  const bubbleOf = (message: KeptMessage): Bubble => {
    const content: unknown = JSON.parse(message.content);
    if (message.fromPerson) return plainBubble(personText.parse(content));
    const template =
      message.templateRevision === null ? undefined : templates.revision(message.templateRevision);
    return drawBubble(message.kind, content, template);
  };
  const chatMessage = (message: KeptMessage): ChatMessage => {
    const bubble = bubbleOf(message);
    return {
      id: message.id,
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
      quotedId: message.quotedId,
      tappedButtons: message.tapped,
    };
  };
  const onPhone = (message: KeptMessage): boolean =>
    message.fromPerson || message.progress >= progress.delivered || behaviour.statuses === 'none';

  const newestOnPhone = (number: string): KeptMessage | undefined => {
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const some = book.conversation(number, before, 20);
      const newest = some.findLast(onPhone);
      const [oldest] = some;
      if (newest || !oldest) return newest;
      before = oldest.seq;
    }
  };
  const summary = (handset: {
    number: string;
    name: string | null;
    unread: number;
  }): HandsetSummary => {
    const newest = newestOnPhone(handset.number);
    return {
      number: handset.number,
      name: handset.name,
      unread: handset.unread,
      lastText: newest ? wordsOf(bubbleOf(newest)) : null,
      lastAt: newest?.at ?? null,
    };
  };

  /** Marks delivered messages as read by webhook; call it in a transaction. */
  const readAll = (number: string, phoneNumberId: string | null): number => {
    const now = clock.now();
    const rows = unreadOnPhone.all(number, phoneNumberId, phoneNumberId);
    for (const row of rows) {
      statuses.plan(Number(row['seq']), [{ dueAt: now, step: step.read, failure: null }]);
    }
    handsets.opened(number);
    return rows.length;
  };

  const businessFor = (number: string, asked: string | undefined): string => {
    if (asked !== undefined) {
      if (accounts.number(asked)) return asked;
      throw new ControlError(404, 'phoneNumberId', 'no business number has this id');
    }
    const latest = book.conversation(number, Number.MAX_SAFE_INTEGER, 1)[0]?.phoneNumberId;
    const all = accounts.numbers();
    const only = latest ?? (all.length === 1 ? all[0]?.phoneNumberId : undefined);
    if (only !== undefined) return only;
    throw new ControlError(
      422,
      'phoneNumberId',
      'say which business number to write to: this person has no conversation yet',
    );
  };

  const write = async (
    number: string,
    phoneNumberId: string,
    message: { kind: string; content: unknown; quotedId: string | null },
    tapped?: KeptMessage & { buttonIndex: number },
  ): Promise<{ id: string }> => {
    const now = clock.now();
    const { seq, id } = book.nextId(number);
    await commits.commit(() => {
      handsets.ensure(number, seq);
      readAll(number, phoneNumberId);
      book.insert(seq, {
        phoneNumberId,
        number,
        fromPerson: true,
        at: now,
        kind: message.kind,
        content: JSON.stringify(message.content),
        extras: null,
        quotedId: message.quotedId,
        pricing: null,
        template: null,
        echo: null,
      });
      book.setProgress(seq, progress.delivered);
      handsets.wrote(number, phoneNumberId, seq, now);
      if (tapped) {
        const all = new Set([...tapped.tapped, tapped.buttonIndex]);
        book.setTapped(
          tapped.seq,
          [...all].toSorted((a, b) => a - b),
        );
      }
      statuses.plan(seq, [{ dueAt: now, step: step.fromPerson, failure: null }]);
    });
    statuses.wake(now);
    changed(number);
    return { id };
  };

  return {
    list(input: { search: string; cursor?: string | undefined; limit: number }): HandsetPage {
      const before = input.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(input.cursor);
      if (!Number.isSafeInteger(before)) {
        throw new ControlError(422, 'cursor', 'not a cursor of this list: start without one');
      }
      const page = handsets.list(input.search, before, input.limit + 1);
      const items = page.slice(0, input.limit);
      const last = items.at(-1);
      return {
        items: items.map(summary),
        nextCursor: page.length > input.limit && last ? String(last.lastSeq) : null,
      };
    },

    conversation(
      number: string,
      input: { before?: string | undefined; limit: number; all: boolean },
    ): Conversation {
      const handset = known(number);
      const before = input.before === undefined ? Number.MAX_SAFE_INTEGER : Number(input.before);
      if (!Number.isSafeInteger(before)) {
        throw new ControlError(422, 'before', 'not a cursor of this conversation');
      }
      const page = book.conversation(handset.number, before, input.limit);
      const [oldest] = page;
      const settings = handsets.settingsOf(handset.number);
      const messages = page.filter((message) => input.all || onPhone(message)).map(chatMessage);
      return {
        ...summary(handset),
        ...settings,
        messages,
        olderCursor: page.length === input.limit && oldest ? String(oldest.seq) : null,
        businesses: accounts
          .numbers()
          .map((each) => ({ phoneNumberId: each.phoneNumberId, name: each.verifiedName })),
      };
    },

    async create(input: {
      number: string;
      name?: string | undefined;
      failsWith?: number | null | undefined;
    }): Promise<HandsetSummary> {
      const number = waId(input.number);
      await commits.commit(() => {
        if (!handsets.find(number)) handsets.name(number, null, book.nextId(number).seq);
        if (input.name !== undefined) handsets.name(number, input.name, 0);
        if (input.failsWith !== undefined) {
          handsets.setSettings(number, {
            ...handsets.settingsOf(number),
            failsWith: input.failsWith,
          });
        }
      });
      changed(number);
      return summary(known(number));
    },

    async reply(
      number: string,
      input: {
        text: string;
        quotedId?: string | undefined;
        phoneNumberId?: string | undefined;
      },
    ): Promise<{ id: string }> {
      const person = waId(number);
      const quoted = input.quotedId === undefined ? undefined : book.find(input.quotedId);
      if (input.quotedId !== undefined && quoted?.number !== person) {
        throw new ControlError(404, 'quotedId', 'this conversation has no such message');
      }
      const phoneNumberId = businessFor(person, input.phoneNumberId ?? quoted?.phoneNumberId);
      return write(person, phoneNumberId, {
        kind: 'text',
        content: { body: input.text },
        quotedId: quoted?.id ?? null,
      });
    },

    async tap(
      number: string,
      input: { messageId: string; buttonIndex: number },
    ): Promise<{ id: string }> {
      const person = waId(number);
      const message = book.find(input.messageId);
      if (message?.number !== person || message.fromPerson) {
        throw new ControlError(404, 'messageId', 'this phone has no such message');
      }
      if (!onPhone(message)) {
        throw new ControlError(409, 'messageId', 'the message has not arrived on the phone yet');
      }
      const button = bubbleOf(message).buttons.find((each) => each.index === input.buttonIndex);
      if (!button) {
        throw new ControlError(422, 'buttonIndex', 'the message has no button at this place');
      }
      if (button.kind !== 'quick_reply') {
        throw new ControlError(
          422,
          'buttonIndex',
          'only quick replies tell the business of a tap; links, calls and codes stay on the phone',
        );
      }
      const payload = button.payload ?? button.text;
      const reply = { id: payload, title: button.text };
      const isList =
        message.kind === 'interactive' &&
        z.looseObject({ type: z.string() }).parse(JSON.parse(message.content)).type === 'list';
      const content =
        message.kind === 'template'
          ? { payload, text: button.text }
          : isList
            ? { type: 'list_reply', list_reply: reply }
            : { type: 'button_reply', button_reply: reply };
      return write(
        person,
        message.phoneNumberId,
        {
          kind: message.kind === 'template' ? 'button' : 'interactive',
          content,
          quotedId: message.id,
        },
        { ...message, buttonIndex: input.buttonIndex },
      );
    },

    async read(
      number: string,
      input: { phoneNumberId?: string | undefined },
    ): Promise<{ read: number }> {
      const handset = known(number);
      let read = 0;
      await commits.commit(() => {
        read = readAll(handset.number, input.phoneNumberId ?? null);
      });
      if (read > 0) statuses.wake(clock.now());
      changed(handset.number);
      return { read };
    },

    async block(number: string, input: { blocked: boolean }): Promise<{ blocked: boolean }> {
      const handset = known(number);
      await commits.commit(() => {
        const settings = handsets.settingsOf(handset.number);
        handsets.setSettings(handset.number, { ...settings, blocked: input.blocked });
      });
      changed(handset.number);
      return { blocked: input.blocked };
    },

    /** Meta's own switch against marketing, told by a `user_preferences` webhook. */
    async preference(
      number: string,
      input: { value: 'stop' | 'resume' },
    ): Promise<{ stoppedMarketing: boolean }> {
      const handset = known(number);
      const stoppedMarketing = input.value === 'stop';
      const phoneNumberId = businessFor(handset.number, undefined);
      const business = accounts.number(phoneNumberId);
      await commits.commit(() => {
        const settings = handsets.settingsOf(handset.number);
        handsets.setSettings(handset.number, { ...settings, stoppedMarketing });
        webhooks.enqueue(phoneNumberId, {
          object: 'whatsapp_business_account',
          entry: [
            {
              id: business?.wabaId,
              changes: [
                {
                  field: 'user_preferences',
                  value: {
                    messaging_product: 'whatsapp',
                    metadata: {
                      display_phone_number: business?.displayPhoneNumber.replace(/\D/g, ''),
                      phone_number_id: phoneNumberId,
                    },
                    contacts: [
                      {
                        profile: { name: handsets.nameOf(handset.number) },
                        wa_id: handset.number,
                      },
                    ],
                    user_preferences: [
                      {
                        wa_id: handset.number,
                        detail: `User requested to ${input.value} marketing messages`,
                        category: 'marketing_messages',
                        value: input.value,
                        timestamp: Math.floor(clock.now() / 1000),
                      },
                    ],
                  },
                },
              ],
            },
          ],
        });
      });
      webhooks.wake();
      changed(handset.number);
      return { stoppedMarketing };
    },
  };
}
