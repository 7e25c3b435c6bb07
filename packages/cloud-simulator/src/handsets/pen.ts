import type { Context } from '../context.ts';
import { ControlError } from '../control/control-error.ts';
import type { KeptMessage } from '../messages/message-book.ts';
import { numberOf } from '../messages/recipient.ts';
import { progress, step } from '../statuses/progress.ts';
import type { StatusLane } from '../statuses/status-lane.ts';
import type { Handset } from './handset-shelf.ts';
import type { Wire } from './wire-of.ts';

/** What else changes when a person writes. */
export interface Beside {
  tapped?: { message: KeptMessage; place: number };
  /** The person came from an ad: the free entry point may open. */
  cameFromAd?: boolean;
  /** The person gives the business a number that was hidden. */
  showsNumber?: boolean;
}

/** The writing side of a handset. */
export type Pen = ReturnType<typeof createPen>;

/** Writes, opens and blocks chats as the person. Numbers may be written in any way, or be user ids. */
export function createPen(context: Context, statuses: StatusLane) {
  const { accounts, blockList, book, changed, clock, commits, freeEntry, handsets, limits, store } =
    context;
  const unreadOnPhone = store.database.prepare(
    `SELECT seq FROM message WHERE number = ? AND from_person = 0 AND progress = ${progress.delivered}
       AND failure IS NULL AND (? IS NULL OR phone_number_id = ?)`,
  );

  const waId = (written: string): string => {
    const number = numberOf(handsets, written);
    if (number !== null) return number;
    throw new ControlError(
      422,
      'number',
      'not a phone number: write it with its country code, like +39 347 123 4567',
    );
  };
  const known = (written: string): Handset => {
    const handset = handsets.find(waId(written));
    if (handset) return handset;
    throw new ControlError(404, 'number', 'no handset has this number');
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
    const latest = book.conversation([number], Number.MAX_SAFE_INTEGER, 1)[0]?.phoneNumberId;
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
    wire: Wire,
    beside: Beside = {},
  ): Promise<{ id: string }> => {
    const now = clock.now();
    const { seq, id } = book.nextId(number);
    const business = accounts.number(phoneNumberId);
    // A person whom the business has blocked gets no further than one tick.
    const isBlocked = blockList.has(phoneNumberId, number);
    await commits.commit(() => {
      handsets.ensure(number, seq);
      if (beside.showsNumber === true) handsets.show(number, phoneNumberId, now);
      book.insert(seq, {
        phoneNumberId,
        number,
        fromPerson: true,
        at: now,
        kind: wire.kind,
        content: JSON.stringify(wire.content),
        extras: Object.keys(wire.extras).length > 0 ? JSON.stringify(wire.extras) : null,
        quotedId: wire.quotedId,
        pricing: null,
        template: null,
        echo: null,
      });
      if (isBlocked) {
        book.setProgress(seq, progress.sent);
        return;
      }
      book.setProgress(seq, progress.delivered);
      // What WhatsApp tells of a person is not the person writing: it opens no window.
      if (wire.kind !== 'system') {
        readAll(number, phoneNumberId);
        handsets.wrote(number, phoneNumberId, seq, now);
      }
      if (beside.cameFromAd === true) freeEntry.came(number, phoneNumberId, now);
      if (beside.tapped) book.setTapped(beside.tapped.message, beside.tapped.place);
      statuses.plan(seq, [{ dueAt: now, step: step.fromPerson, failure: null }]);
    });
    if (business) limits.takeInbound(business, now);
    statuses.wake(now);
    changed(number);
    return { id };
  };

  return {
    waId,
    known,
    businessFor,
    write,

    async read(
      written: string,
      input: { phoneNumberId?: string | undefined },
    ): Promise<{ read: number }> {
      const { number } = known(written);
      let read = 0;
      await commits.commit(() => {
        read = readAll(number, input.phoneNumberId ?? null);
      });
      if (read > 0) statuses.wake(clock.now());
      changed(number);
      return { read };
    },

    /** Listens to a voice message: `played` comes after `read`. */
    async play(message: KeptMessage): Promise<{ played: boolean }> {
      if (message.kind !== 'audio') {
        throw new ControlError(422, 'messageId', 'only audio can be played');
      }
      if (message.progress >= progress.played) return { played: true };
      const now = clock.now();
      await commits.commit(() => {
        readAll(message.number, message.phoneNumberId);
        statuses.plan(message.seq, [{ dueAt: now, step: step.played, failure: null }]);
      });
      statuses.wake(now);
      return { played: true };
    },

    async block(written: string, input: { blocked: boolean }): Promise<{ blocked: boolean }> {
      const { number } = known(written);
      await commits.commit(() => {
        const settings = handsets.settingsOf(number);
        handsets.setSettings(number, { ...settings, blocked: input.blocked });
      });
      changed(number);
      return { blocked: input.blocked };
    },
  };
}
