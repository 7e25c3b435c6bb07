import type { HttpCall, JourneyStart } from '@waypost/journey';

/** A request that this process works on. */
export interface ClaimedCall {
  bucket: number;
  id: string;
  runId: string;
  activity: string;
  visit: number;
  host: string;
  request: HttpCall | JourneyStart;
  /** How often it was tried, this time included. */
  tries: number;
  expiresAt: Date;
  createdAt: Date;
}

/** One to another system. */
export type ClaimedRequest = ClaimedCall & { request: HttpCall };

/** One to let another person into a journey. */
export type ClaimedStart = ClaimedCall & { request: JourneyStart };
