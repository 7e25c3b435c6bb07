export {
  getMessage,
  listMessages,
  type ListedMessage,
  type MessageQuery,
} from './list-messages.ts';
export { messageBubble, receivedText } from './message-bubble.ts';
