import type { RuleField } from './rule-field.ts';

/** A custom event that rules may ask for, with what its payload brings (`event.<field>`). */
export interface RuleEvent {
  name: string;
  fields: readonly RuleField[];
}

interface Named {
  id: string;
  name: string;
}

/** What rules over people may ask for beside fields: what happened to them, and where they belong. */
export interface RuleOffers {
  events: readonly RuleEvent[];
  journeys: readonly Named[];
  audiences: readonly Named[];
  senders: readonly Named[];
  /** Earlier WhatsApp activities of the journey; null outside of a journey. */
  messages: readonly Named[] | null;
}
