export type { Conversation } from './conversation.ts';
export { countUnreadConversations } from './count-unread.ts';
export { getConversation } from './get-conversation.ts';
export { latestMessages } from './latest-messages.ts';
export { listConversations, type ConversationQuery } from './list-conversations.ts';
export { markConversationRead } from './mark-conversation-read.ts';
