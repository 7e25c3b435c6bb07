export type { SendingPause } from './judge-error.ts';
export { sentContentOf } from './message-contents.ts';
export { pauseSenders, type PausedSenders } from './pause-senders.ts';
export { portfolioUsage } from './portfolio-usage.ts';
export { queueDirectMessage, type DirectMessage } from './queue-direct-message.ts';
export { releaseLimit, releaseTemplates } from './release-waiting.ts';
export { resumeSenders, type EndedPauses } from './resume-senders.ts';
export { setTemplateStatus, type TemplateStatusChange } from './set-template-status.ts';
export { waitingBySender, type WaitingMessages } from './waiting-by-sender.ts';
