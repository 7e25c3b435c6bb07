export { queuedBySender } from './count-queued.ts';
export { createSender, type NewSender } from './create-sender.ts';
export { getSender } from './get-sender.ts';
export { listSenders } from './list-senders.ts';
export { setSenderPause } from './pause-sender.ts';
export { removeSender, type SenderRemoval } from './remove-sender.ts';
export type { SenderRow } from './sender.ts';
export { updateSender, type SenderChange } from './update-sender.ts';
