/** A message that a move writes. */
export interface MessageDraft {
  bucket: number;
  id: string;
  profileId: string;
  senderId: string;
  /** Recipient address: E.164, or the user id of a person without a known number. */
  number: string | null;
  journeyId: string;
  versionId: number;
  runId: string;
  activity: string;
  visit: number;
  templateName: string | null;
  language: string | null;
  category: string | null;
  /** The contents, without recipient (`contentsOf`). */
  payload: Record<string, unknown>;
  watched: boolean;
  /** ms since the epoch. */
  expiresAt: number;
  origin: 'journey' | 'campaign';
  /** Null while the window decides between two contents. */
  sentAs: 'template' | 'response' | null;
  /** 0 triggered by an event, 1 bulk. */
  lane: 0 | 1;
}
