export { removeSender, type SenderRemoval } from './remove-sender.ts';
export {
  createSender,
  getSender,
  listSenders,
  queuedBySender,
  setSenderPause,
  updateSender,
  type NewSender,
  type SenderChange,
  type SenderRow,
} from './senders.ts';
