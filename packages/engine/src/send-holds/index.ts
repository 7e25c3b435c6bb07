export { describeHold, type QueuedMessages, type SendHold } from './describe-hold.ts';
export { isSendingHeld } from './is-sending-held.ts';
export { engageHold } from './engage-hold.ts';
export { releaseSending } from './release-sending.ts';
export { memoryRecord, type RecordedMarks, type SendRecord } from './send-record.ts';
