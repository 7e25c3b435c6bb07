import { queueDirectMessage } from '@waypost/engine';
import {
  countUnreadConversations,
  getConversation,
  latestMessages,
  listConversations,
  markConversationRead,
  type Conversation,
} from '@waypost/engine/conversations';
import { countWaitingConversations } from '@waypost/engine/hand-overs';
import { listMessages } from '@waypost/engine/messages';
import { displayName } from '@waypost/engine/profiles';

import type { ApiDependencies } from './dependencies.ts';
import { notFound } from './errors.ts';
import { iso } from './instants.ts';
import { messageOf } from './message-shape.ts';
import { api } from './procedure.ts';

/** How long an answer may wait for its turn, ms; the window usually ends it earlier. */
const replyLifetime = 60 * 60_000;

function conversationOf(row: Conversation) {
  return {
    profileId: row.profile_id,
    profileName: displayName(row),
    number: row.phone,
    username: row.username,
    senderId: row.sender_id,
    senderName: row.sender_name,
    connection: row.connection,
    lastInboundAt: iso(row.opened_at),
    windowUntil: iso(row.expires_at),
    freeEntryUntil: iso(row.free_entry_until),
    isUnread: row.unread,
    handOver:
      row.hand_over === null
        ? null
        : { ...row.hand_over, openedAt: iso(new Date(row.hand_over.openedAt)) },
  };
}

async function existing(
  deps: ApiDependencies,
  between: { profileId: string; senderId: string },
): Promise<Conversation> {
  const conversation = await getConversation(deps.db, between);
  if (conversation === undefined) throw notFound('conversation');
  return conversation;
}

export const conversations = {
  list: api.conversations.list.handler(async ({ context: { deps, actor }, input }) => {
    const page = await listConversations(deps.db, { ...input, actor }, deps.now());
    const latest = await latestMessages(deps.db, page.items);
    return {
      ...page,
      items: page.items.map((row) => {
        const message = latest.get(`${row.profile_id} ${row.sender_id}`);
        return {
          ...conversationOf(row),
          latest: message === undefined ? null : messageOf(message),
        };
      }),
    };
  }),

  unread: api.conversations.unread.handler(async ({ context: { deps } }) => ({
    count: await countUnreadConversations(deps.db),
  })),

  waiting: api.conversations.waiting.handler(async ({ context: { deps, actor } }) => ({
    count: await countWaitingConversations(deps.db, actor),
  })),

  close: api.conversations.close.handler(async ({ context: { deps, actor }, input }) => {
    await existing(deps, input);
    return { closed: await deps.engine.closeHandOvers({ ...input, actor }) };
  }),

  get: api.conversations.get.handler(async ({ context: { deps }, input }) =>
    conversationOf(await existing(deps, input)),
  ),

  messages: api.conversations.messages.handler(async ({ context: { deps }, input }) => {
    const page = await listMessages(deps.db, input);
    return { ...page, items: page.items.map(messageOf) };
  }),

  reply: api.conversations.reply.handler(async ({ context: { deps }, input, errors }) => {
    const conversation = await existing(deps, input);
    const now = deps.now();
    const closesAt = conversation.expires_at.getTime();
    if (closesAt <= now) throw errors.CONFLICT();
    const queued = await deps.db.transaction().execute((trx) =>
      queueDirectMessage(
        trx,
        {
          profileId: input.profileId,
          senderId: input.senderId,
          payload: { type: 'text', text: { body: input.text, preview_url: true } },
          origin: 'conversation',
          expiresAt: Math.min(closesAt, now + replyLifetime),
        },
        now,
      ),
    );
    if (queued === null) throw notFound('profile');
    await markConversationRead(deps.db, input);
    deps.engine.wakeDispatch();
    return queued;
  }),

  markRead: api.conversations.markRead.handler(async ({ context: { deps }, input }) => {
    await markConversationRead(deps.db, input);
    return { read: true as const };
  }),
};
