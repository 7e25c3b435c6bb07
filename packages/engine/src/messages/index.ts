export { findStartingMessage } from './find-starting-message.ts';
export { getMessage } from './get-message.ts';
export { countUnknown, listUnknown, type UnknownMessage } from './list-unknown.ts';
export { listMessages, type MessageQuery } from './list-messages.ts';
export type { ListedMessage } from './listed-message.ts';
export { messageBubble, receivedText } from './message-bubble.ts';
