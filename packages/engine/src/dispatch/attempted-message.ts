/** Where a message's row is, and the visit of the run that asked for it. */
export interface SentMessage {
  bucket: number;
  messageId: string;
  createdAt: Date;
  versionId: number | null;
  runId: string | null;
  activity: string | null;
  visit: number | null;
}

/** One attempt to send a message. */
export interface AttemptedMessage extends SentMessage {
  /** Number of the attempt, from 1. */
  n: number;
  /** ms since the epoch. */
  claimedAt: number;
  profileId: string;
  /** Recipient address: E.164, or the user id of a person without a known number. */
  number: string;
  template: { name: string; language: string } | null;
}

/** Rows of several tables are always locked in this order, so that two writers never wait for each other. */
export function inKeyOrder<T extends { bucket: number; messageId: string }>(
  messages: readonly T[],
): T[] {
  return messages.toSorted((a, b) => a.bucket - b.bucket || (a.messageId < b.messageId ? -1 : 1));
}
