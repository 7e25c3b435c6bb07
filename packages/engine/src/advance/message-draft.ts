/** A message that a move writes: to be sent, or excluded from the start. */
export interface MessageDraft {
  bucket: number;
  id: string;
  profileId: string;
  senderId: string;
  number: string | null;
  journeyId: string;
  versionId: number;
  runId: string;
  activity: string;
  visit: number;
  templateName: string | null;
  language: string | null;
  category: string | null;
  /** The Cloud API body without recipient. */
  payload: Record<string, unknown>;
  watched: boolean;
  /** ms since the epoch. */
  expiresAt: number;
  /** Why it is not sent at all; null when it goes to the outbox. */
  exclusion: string | null;
  /** 0 triggered by an event, 1 bulk. */
  lane: 0 | 1;
}
