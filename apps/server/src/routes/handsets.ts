import { ControlError, type ChatMessage, type HandsetSummary } from '@waypost/cloud-simulator';
import { displayName, findProfilesByAddress, listProfiles } from '@waypost/engine/profiles';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { productPicture, withReachableMedia } from './handset-media.ts';
import { api } from './procedure.ts';

/** People looked up by name when somebody searches for a phone. */
const peopleSearched = 20;

interface Owner {
  id: string;
  name: string;
}

/** Profiles of people with a handset, by their number (E.164) or user id. */
async function ownersOf(
  deps: ApiDependencies,
  phones: readonly HandsetSummary[],
): Promise<ReadonlyMap<string, Owner>> {
  const owners = await findProfilesByAddress(
    deps.db,
    phones.flatMap(({ number, userId }) => [`+${number}`, userId]),
  );
  return new Map(owners.map((owner) => [owner.value, { id: owner.id, name: displayName(owner) }]));
}

function handsetOf(handset: HandsetSummary, owners: ReadonlyMap<string, Owner>) {
  const { number, userId, username, hidesNumber } = handset;
  const owner = owners.get(userId) ?? owners.get(`+${number}`);
  return {
    number,
    name: owner?.name ?? handset.name ?? username ?? `+${number}`,
    userId,
    username,
    hidesNumber,
    profileId: owner?.id ?? null,
    unread: handset.unread,
    lastText: handset.lastText,
    lastAt: handset.lastAt === null ? null : new Date(handset.lastAt).toISOString(),
  };
}

function chatMessageOf(message: ChatMessage) {
  const { failure, failureTitle } = message;
  return {
    id: message.id,
    kind: message.kind,
    direction: message.direction,
    at: new Date(message.at).toISOString(),
    phoneNumberId: message.phoneNumberId,
    bubble: message.bubble,
    status: message.status,
    failure: failure === null ? null : { code: failure, title: failureTitle ?? '' },
    quotedId: message.quotedId,
    tappedButtons: message.tappedButtons,
    reactions: message.reactions,
  };
}

/** What the simulator refuses is the caller's to mend. */
async function asking<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    if (error.status === 404 && error.field === 'number') throw notFound('handset');
    throw badRequest([{ field: error.field, text: error.message }]);
  }
}

/** Phones of people with this name, who have one at the simulator. */
async function handsetsByName(deps: ApiDependencies, search: string): Promise<HandsetSummary[]> {
  const people = await listProfiles(deps.db, { search, sort: 'name', limit: peopleSearched });
  const numbers = people.items.flatMap(({ phone }) => (phone === null ? [] : [phone.slice(1)]));
  const pages = await Promise.all(
    [...new Set(numbers)].map((number) =>
      deps.simulator.listHandsets({ search: number, limit: 1 }),
    ),
  );
  return pages.flatMap(({ items }) => items);
}

export const handsets = {
  list: api.handsets.list.handler(async ({ context: { deps }, input }) => {
    const search = input.search?.trim() ?? '';
    const digits = search.replaceAll(/[\s()+.\-/]/g, '');
    const page = await asking(
      deps.simulator.listHandsets({
        limit: input.limit,
        search: /^\d+$/.test(digits) ? digits : search,
        ...(input.cursor === undefined ? {} : { cursor: input.cursor }),
      }),
    );
    const items = [...page.items];
    if (/\p{L}/u.test(search) && input.cursor === undefined) {
      const listed = new Set(items.map(({ number }) => number));
      const named = await handsetsByName(deps, search);
      items.push(...named.filter(({ number }) => !listed.has(number)));
    }
    const owners = await ownersOf(deps, items);
    return { items: items.map((handset) => handsetOf(handset, owners)), next: page.nextCursor };
  }),

  get: api.handsets.get.handler(async ({ context: { deps }, input }) => {
    const { number, all } = input;
    const conversation = await asking(deps.simulator.conversation(number, { all }));
    const owners = await ownersOf(deps, [conversation]);
    const messages = await withReachableMedia(deps, conversation.messages);
    return {
      ...handsetOf(conversation, owners),
      blocked: conversation.blocked,
      stoppedMarketing: conversation.stoppedMarketing,
      off: conversation.off,
      messages: messages.map(chatMessageOf),
      senders: conversation.businesses,
    };
  }),

  create: api.handsets.create.handler(async ({ context: { deps }, input }) => {
    const { number } = await asking(deps.simulator.createHandset(input));
    return { number };
  }),

  reply: api.handsets.reply.handler(({ context: { deps }, input: { number, ...message } }) =>
    asking(deps.simulator.reply(number, message)),
  ),

  send: api.handsets.send.handler(({ context: { deps }, input: { number, message } }) => {
    const { fromAd, ...send } = message;
    return asking(
      deps.simulator.send(number, { ...send, ...(fromAd === true ? { referral: {} } : {}) }),
    );
  }),

  tap: api.handsets.tap.handler(({ context: { deps }, input }) => {
    const { number, messageId, button, card } = input;
    return asking(
      deps.simulator.tap(number, {
        messageId,
        buttonIndex: button,
        ...(card === undefined ? {} : { cardIndex: card }),
      }),
    );
  }),

  form: api.handsets.form.handler(({ context: { deps }, input: { number, messageId } }) =>
    asking(deps.simulator.form(number, { messageId })),
  ),

  shop: api.handsets.shop.handler(async ({ context: { deps }, input: { number, messageId } }) => {
    const shop = await asking(deps.simulator.shop(number, { messageId }));
    const products = shop.products.map((product) => ({
      ...product,
      imageUrl: productPicture(product.imageUrl),
    }));
    return { ...shop, products };
  }),

  markRead: api.handsets.markRead.handler(({ context: { deps }, input }) =>
    asking(deps.simulator.read(input.number)),
  ),

  play: api.handsets.play.handler(({ context: { deps }, input: { number, messageId } }) =>
    asking(deps.simulator.play(number, { messageId })),
  ),

  block: api.handsets.block.handler(({ context: { deps }, input: { number, blocked } }) =>
    asking(deps.simulator.block(number, { blocked })),
  ),

  preference: api.handsets.preference.handler(({ context: { deps }, input }) => {
    const { number, value, phoneNumberId } = input;
    return asking(deps.simulator.preference(number, { value, phoneNumberId }));
  }),

  change: api.handsets.change.handler(async ({ context: { deps }, input }) => {
    const { number, ...change } = input;
    const after = await asking(deps.simulator.setIdentity(number, change));
    return { number: after.number };
  }),

  openLink: api.handsets.openLink.handler(({ context: { deps }, input: { link } }) =>
    asking(deps.simulator.openLink({ link })),
  ),

  changeNumber: api.handsets.changeNumber.handler(async ({ context: { deps }, input }) => {
    const { number } = await asking(deps.simulator.changeNumber(input.number, { to: input.to }));
    return { number };
  }),

  changeUserId: api.handsets.changeUserId.handler(async ({ context: { deps }, input }) => {
    const { number, userId } = await asking(deps.simulator.changeUserId(input.number));
    return { number, userId };
  }),
};
