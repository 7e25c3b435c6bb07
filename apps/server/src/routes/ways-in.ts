import { randomInt } from 'node:crypto';

import { getSender, type SenderRow } from '@waypost/engine/senders';
import {
  createWayIn,
  findWayInByMessage,
  getWayIn,
  listWaysIn,
  removeWayIn,
  updateWayIn,
  type WayInRow,
} from '@waypost/engine/ways-in';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { failedCallText, graphConnection } from './graph-connection.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';

/** How long a test code can be scanned, ms. */
const testLifetime = 30 * 60_000;

/** Digits and letters that can't be taken for one another when read from a screen. */
const testAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

function wayInOf(row: WayInRow) {
  return {
    id: row.id,
    kind: row.kind,
    senderId: row.sender_id,
    name: row.name,
    prefilledMessage: row.prefilled_message,
    consentText: row.consent_text,
    consentPurposes: row.consent_purposes,
    url: row.url,
    arrivals: row.arrivals,
    lastArrivalAt: iso(row.last_arrival_at),
    arrivedProfileId: row.arrived_profile_id,
    expiresAt: iso(row.expires_at),
    createdAt: iso(row.created_at),
    createdBy: row.created_by,
  };
}

function taken() {
  return badRequest([
    {
      field: 'prefilledMessage',
      text: 'Another link of this sender has the same message. Change a word, so that answers can be told apart.',
    },
  ]);
}

function refuseConsentWithoutWords(input: {
  consentText: string;
  consentPurposes: readonly string[];
}): void {
  if (input.consentPurposes.length === 0 || input.consentText !== '') return;
  throw badRequest([
    {
      field: 'consentText',
      text: 'Write what people read beside the code: without it, their message is no proof of consent.',
    },
  ]);
}

export const waysIn = {
  list: api.waysIn.list.handler(async ({ context: { deps } }) => ({
    items: (await listWaysIn(deps.db)).map(wayInOf),
  })),

  get: api.waysIn.get.handler(async ({ context: { deps }, input }) =>
    wayInOf(await existing(deps, input.id)),
  ),

  create: api.waysIn.create.handler(async ({ context: { deps, actor }, input }) => {
    const sender = await senderOf(deps, input.senderId);
    refuseConsentWithoutWords(input);
    if (await findWayInByMessage(deps.db, sender.id, input.prefilledMessage)) throw taken();
    const made = await deps.cloudApi.createQrCode(
      connectionOf(deps, sender),
      sender.phone_number_id,
      {
        prefilledMessage: input.prefilledMessage,
      },
    );
    if (made.kind !== 'ok') {
      throw badRequest([{ field: 'senderId', text: failedCallText(made) }]);
    }
    const created = await createWayIn(
      deps.db,
      {
        sender_id: sender.id,
        kind: 'link',
        name: input.name,
        prefilled_message: input.prefilledMessage,
        consent_text: input.consentText,
        consent_purposes: input.consentPurposes,
        meta_code: made.code.code,
        url: made.code.deepLinkUrl,
        created_by: actor,
      },
      deps.now(),
    );
    if (created === null) throw taken();
    return wayInOf(created);
  }),

  update: api.waysIn.update.handler(async ({ context: { deps }, input }) => {
    const present = await existing(deps, input.id);
    refuseConsentWithoutWords(input);
    const twin = await findWayInByMessage(deps.db, present.sender_id, input.prefilledMessage);
    if (twin !== undefined && twin.id !== present.id) throw taken();
    if (present.meta_code !== null && present.prefilled_message !== input.prefilledMessage) {
      const sender = await senderOf(deps, present.sender_id);
      const changed = await deps.cloudApi.updateQrCode(
        connectionOf(deps, sender),
        sender.phone_number_id,
        { code: present.meta_code, prefilledMessage: input.prefilledMessage },
      );
      if (changed.kind !== 'ok') {
        throw badRequest([{ field: 'prefilledMessage', text: failedCallText(changed) }]);
      }
    }
    const updated = await updateWayIn(deps.db, input.id, input);
    if (updated === undefined) throw notFound('link');
    return wayInOf(updated);
  }),

  remove: api.waysIn.remove.handler(async ({ context: { deps }, input }) => {
    const present = await existing(deps, input.id);
    if (present.meta_code !== null) {
      const sender = await senderOf(deps, present.sender_id);
      const removed = await deps.cloudApi.deleteQrCode(
        connectionOf(deps, sender),
        sender.phone_number_id,
        present.meta_code,
      );
      // A code that Meta does not know any more is what was asked for.
      if (removed.kind !== 'ok' && !(removed.kind === 'error' && removed.code === 100)) {
        throw badRequest([{ field: 'id', text: failedCallText(removed) }]);
      }
    }
    await removeWayIn(deps.db, present.id);
    return { removed: true as const };
  }),

  startTest: api.waysIn.startTest.handler(async ({ context: { deps, actor }, input }) => {
    const sender = await senderOf(deps, input.senderId);
    const message = `Test ${testCode()}`;
    const digits = sender.display_phone_number.replace(/\D/g, '');
    const created = await createWayIn(
      deps.db,
      {
        sender_id: sender.id,
        kind: 'test',
        name: message,
        prefilled_message: message,
        url: `https://wa.me/${digits}?text=${encodeURIComponent(message)}`,
        expires_at: new Date(deps.now() + testLifetime),
        created_by: actor,
      },
      deps.now(),
    );
    if (created === null) throw taken();
    return wayInOf(created);
  }),
};

function testCode(): string {
  return Array.from({ length: 6 }, () => testAlphabet[randomInt(testAlphabet.length)]).join('');
}

async function existing(deps: ApiDependencies, id: string): Promise<WayInRow> {
  const row = await getWayIn(deps.db, id);
  if (row === undefined) throw notFound('link');
  return row;
}

async function senderOf(deps: ApiDependencies, id: string): Promise<SenderRow> {
  const sender = await getSender(deps.db, id);
  if (sender === undefined) {
    throw badRequest([{ field: 'senderId', text: 'There is no such sender. Choose another one.' }]);
  }
  return sender;
}

function connectionOf(deps: ApiDependencies, sender: SenderRow) {
  return graphConnection(deps, sender.connection, deps.secretBox.open(sender.token));
}
