export { listFailedMessages, type FailedMessages } from './list-failed-messages.ts';
export { listFailures, type FailureGroup } from './list-failures.ts';
export type { FailureChoice } from './lock-failed-runs.ts';
export { mayRetry } from './may-retry.ts';
export type { RetryOutcome } from './retry-failed.ts';
