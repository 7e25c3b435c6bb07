import type { HttpCall } from '@waypost/journey';

/** A request that this process works on. */
export interface ClaimedCall {
  bucket: number;
  id: string;
  runId: string;
  activity: string;
  visit: number;
  host: string;
  request: HttpCall;
  /** How often it was tried, this time included. */
  tries: number;
  expiresAt: Date;
  createdAt: Date;
}
