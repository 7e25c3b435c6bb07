/** How a request to Meta ended. */
export type AnswerOutcome = 'accepted' | 'refused' | 'unknown' | 'unsent';

/** Who counts what the engine does. Called from hot paths: it must be cheap, and never throw. */
export interface Meter {
  /** A lane has gone round once. */
  laneRound(lane: string, seconds: number, failed: boolean): void;
  /** A message's request ended, after `seconds`. `code`: Meta's, where it told one. */
  answered(senderId: string, outcome: AnswerOutcome, code: number | null, seconds: number): void;
  /** Stored webhooks were worked off. `lagSeconds`: how long ago the oldest of them had been stored. */
  webhooksProcessed(count: number, lagSeconds: number): void;
  /** Runs were claimed, stepped and written back together. */
  stepped(runs: number, seconds: number): void;
}

/** Counts nothing. */
export const silentMeter: Meter = {
  laneRound() {},
  answered() {},
  webhooksProcessed() {},
  stepped() {},
};
