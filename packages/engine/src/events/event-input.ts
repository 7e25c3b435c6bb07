/** Whom an event concerns. A phone (E.164) or WhatsApp user id that several profiles share means the oldest of them. */
export type ProfileReference =
  | { externalId: string }
  | { id: string }
  | { phone: string }
  | { bsuid: string };

/** Something that happened to a person, reported from outside. */
export interface EventInput {
  profile: ProfileReference;
  name: string;
  /** The reporter's own name for this event: the same key again is answered `duplicate` and does nothing. */
  key?: string;
  payload?: Record<string, unknown>;
  /** ms since the epoch; now when absent. */
  occurredAt?: number;
}

export type EventResult =
  /** `started`: journeys the person entered by it. */
  | { status: 'recorded'; eventId: number; started: number }
  | { status: 'duplicate' }
  | { status: 'unknown_profile' };
