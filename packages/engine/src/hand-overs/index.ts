export { countWaitingConversations } from './count-open.ts';
