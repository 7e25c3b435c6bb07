/** A request to let another person into a journey, all values filled in. */
export interface JourneyStart {
  kind: 'start';
  journeyId: string;
  /** `external_id`, `phone`, or an attribute's name. */
  findBy: string;
  findValue: string;
  event: Record<string, string | number | boolean>;
}

/** A journey that others may let people into. */
export interface EventJourney {
  id: string;
  name: string;
  isLive: boolean;
}
