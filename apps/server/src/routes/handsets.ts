import { ControlError, type ChatMessage, type HandsetSummary } from '@waypost/cloud-simulator';
import { displayName, listProfiles } from '@waypost/engine/profiles';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { api } from './procedure.ts';

/** People looked up by name when somebody searches for a phone. */
const peopleSearched = 20;

/** Profiles by number, written as the simulator writes it: digits only. */
async function ownersOf(deps: ApiDependencies, numbers: readonly string[]) {
  if (numbers.length === 0) return new Map<string, { id: string; name: string }>();
  const rows = await deps.db
    .selectFrom('profile')
    .innerJoin('address', (join) =>
      join
        .onRef('address.bucket', '=', 'profile.bucket')
        .onRef('address.profile_id', '=', 'profile.id'),
    )
    .select([
      'address.value',
      'profile.id',
      'profile.external_id',
      'profile.first_name',
      'profile.last_name',
    ])
    .where('address.kind', '=', 'phone')
    .where(
      'address.value',
      'in',
      numbers.map((number) => `+${number}`),
    )
    .orderBy('profile.created_at', 'desc')
    .orderBy('profile.id', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.value.slice(1), { id: row.id, name: displayName(row) }]));
}

function handsetOf(
  handset: HandsetSummary,
  owners: ReadonlyMap<string, { id: string; name: string }>,
) {
  const owner = owners.get(handset.number);
  return {
    number: handset.number,
    name: owner?.name ?? handset.name ?? `+${handset.number}`,
    profileId: owner?.id ?? null,
    unread: handset.unread,
    lastText: handset.lastText,
    lastAt: handset.lastAt === null ? null : new Date(handset.lastAt).toISOString(),
  };
}

function chatMessageOf(message: ChatMessage) {
  return {
    id: message.id,
    direction: message.direction,
    at: new Date(message.at).toISOString(),
    phoneNumberId: message.phoneNumberId,
    bubble: message.bubble,
    status: message.status,
    quotedId: message.quotedId,
    tappedButtons: message.tappedButtons,
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
    const owners = await ownersOf(
      deps,
      items.map(({ number }) => number),
    );
    return { items: items.map((handset) => handsetOf(handset, owners)), next: page.nextCursor };
  }),

  get: api.handsets.get.handler(async ({ context: { deps }, input }) => {
    const conversation = await asking(deps.simulator.conversation(input.number));
    const owners = await ownersOf(deps, [conversation.number]);
    return {
      ...handsetOf(conversation, owners),
      messages: conversation.messages.map(chatMessageOf),
      senders: conversation.businesses,
    };
  }),

  reply: api.handsets.reply.handler(({ context: { deps }, input }) => {
    const { number, text, phoneNumberId, quotedId } = input;
    return asking(
      deps.simulator.reply(number, {
        text,
        phoneNumberId,
        ...(quotedId === undefined ? {} : { quotedId }),
      }),
    );
  }),

  tap: api.handsets.tap.handler(({ context: { deps }, input }) =>
    asking(
      deps.simulator.tap(input.number, { messageId: input.messageId, buttonIndex: input.button }),
    ),
  ),

  markRead: api.handsets.markRead.handler(({ context: { deps }, input }) =>
    asking(deps.simulator.read(input.number)),
  ),
};
