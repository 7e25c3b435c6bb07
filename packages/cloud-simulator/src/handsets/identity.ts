import type { Context } from '../context.ts';
import { ControlError } from '../control/control-error.ts';
import { waIdOf } from '../numbers/wa-id.ts';
import type { StatusLane } from '../statuses/status-lane.ts';
import type { HandsetSettings } from './handset-shelf.ts';
import type { Pen } from './pen.ts';
import { createPhoneSwitch } from './phone-switch.ts';

/** Numbers given to handsets that name none: those Ofcom keeps for fiction (+44 7700 900000 on). */
const firstFictional = 447_700_900_000;

/** What can be changed about a person; what is left out stays. */
export interface IdentityChange {
  name?: string | undefined;
  username?: string | null | undefined;
  hidesNumber?: boolean | undefined;
  off?: boolean | undefined;
  failsWith?: number | null | undefined;
}

/** Who a person is to businesses: number, name, username and user id, and what becomes of them. */
export function createIdentity(context: Context, pen: Pen, statuses: StatusLane) {
  const { book, changed, commits, handsets } = context;
  const phoneSwitch = createPhoneSwitch(context, statuses);

  const freeNumber = (): string => {
    let number = firstFictional;
    while (handsets.find(String(number))) number += 1;
    return String(number);
  };

  const settingsAfter = (number: string, change: IdentityChange): HandsetSettings => {
    const { name: _name, ...given } = change;
    const settings = { ...handsets.settingsOf(number) };
    if (given.username !== undefined) settings.username = given.username;
    if (given.hidesNumber !== undefined) settings.hidesNumber = given.hidesNumber;
    if (given.off !== undefined) settings.off = given.off;
    if (given.failsWith !== undefined) settings.failsWith = given.failsWith;
    if (settings.hidesNumber && settings.username === null) {
      throw new ControlError(
        422,
        'username',
        'a number can be hidden only by a person with a username',
      );
    }
    return settings;
  };

  const apply = (number: string, change: IdentityChange): void => {
    const { name, ...others } = change;
    if (name !== undefined) handsets.name(number, name, 0);
    if (Object.values(others).some((value) => value !== undefined)) {
      handsets.setSettings(number, settingsAfter(number, others));
    }
  };

  const numberForNew = (written: string | undefined): string =>
    written === undefined ? freeNumber() : pen.waId(written);

  /** Tells every business that knows the person of a change. */
  const tellBusinesses = async (number: string, system: Record<string, unknown>): Promise<void> => {
    const userId = handsets.userIdOf(number);
    for (const phoneNumberId of handsets.businessesOf(number)) {
      await pen.write(number, phoneNumberId, {
        kind: 'system',
        content: system,
        // Told a moment later, when the person already has another id.
        extras: { from_user_id: userId },
        quotedId: null,
      });
    }
  };

  return {
    /** Makes a handset, or changes the one with this number. Answers its number. */
    async create(input: IdentityChange & { number?: string | undefined }): Promise<string> {
      const { number: written, ...change } = input;
      const number = numberForNew(written);
      settingsAfter(number, change);
      await commits.commit(() => {
        if (!handsets.find(number)) handsets.name(number, null, book.nextId(number).seq);
        apply(number, change);
      });
      changed(number);
      return number;
    },

    async setIdentity(written: string, change: IdentityChange): Promise<string> {
      const { number } = pen.known(written);
      settingsAfter(number, change);
      const wasOff = handsets.settingsOf(number).off;
      await commits.commit(() => {
        apply(number, change);
        if (wasOff && change.off === false) phoneSwitch.reach(number);
      });
      if (change.off === false) phoneSwitch.wake();
      changed(number);
      return number;
    },

    /** The person moves to another number: the chats move along, the old number reaches nobody. */
    async changeNumber(written: string, input: { to: string }): Promise<string> {
      const { number, name } = pen.known(written);
      const to = waIdOf(input.to);
      if (to === null) throw new ControlError(422, 'to', 'not a phone number');
      if (handsets.find(to)) throw new ControlError(409, 'to', 'another handset has this number');
      const settings = handsets.settingsOf(number);
      await tellBusinesses(number, {
        body: `User ${handsets.nameOf(number)} changed from ${number} to ${to}`,
        wa_id: to,
        type: 'user_changed_number',
      });
      await commits.commit(() => {
        handsets.name(to, name, book.nextId(to).seq);
        const formerNumbers = [number, ...settings.formerNumbers];
        handsets.setSettings(to, { ...settings, formerNumbers, userIdChanges: 0 });
        handsets.moveChats(number, to);
        handsets.setSettings(number, { ...settings, failsWith: 131026 });
      });
      changed(to);
      return to;
    },

    /** The person gets a new user id; the old one is nobody's from then on. */
    async changeUserId(written: string): Promise<string> {
      const { number } = pen.known(written);
      const settings = handsets.settingsOf(number);
      const next = { ...settings, userIdChanges: settings.userIdChanges + 1 };
      await tellBusinesses(number, {
        body: `User ${handsets.nameOf(number)} changed their user id`,
        user_id: handsets.userIdAfter(number, next.userIdChanges),
        type: 'user_changed_user_id',
      });
      await commits.commit(() => {
        handsets.setSettings(number, next);
      });
      changed(number);
      return number;
    },
  };
}
