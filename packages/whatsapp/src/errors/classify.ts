import {
  errorTable,
  type ErrorAction,
  type ErrorPause,
  type ErrorRetry,
  type ErrorScope,
  type PauseEnd,
} from './error-table.ts';

/** What an error means and what to do about it. */
export interface ErrorVerdict {
  code: number;
  action: ErrorAction;
  /** Null: never send this message again. */
  retry: ErrorRetry | null;
  scope: ErrorScope;
  /** What happened, in words for the screen. */
  text: string;
  alert: boolean;
  /** What waits beside the message; null for nothing. */
  pause: ErrorPause | null;
  /** False for a code that is not in the table. */
  isKnown: boolean;
}

const byCode = new Map<number, ErrorVerdict>();
for (const { codes, ...rule } of errorTable) {
  const [first, last] = typeof codes === 'number' ? [codes, codes] : codes;
  for (let code = first; code <= last; code += 1) {
    byCode.set(code, { code, ...rule, isKnown: true });
  }
}

/**
 * Looks an error code of Meta up. An unknown code gives the message up and alerts: sending again
 * into an error nobody has understood could do harm.
 */
export function classify(code: number): ErrorVerdict {
  return (
    byCode.get(code) ?? {
      code,
      action: 'drop',
      retry: null,
      scope: 'message',
      text: `Meta refused the message with error ${code}, which Waypost does not know.`,
      alert: true,
      pause: null,
      isKnown: false,
    }
  );
}

/** What ends a pause that came with this code; somebody's own pause has none. */
export function pauseEnd(code: number | null): PauseEnd {
  return (code === null ? null : classify(code).pause?.end) ?? 'hand';
}

/** The only category that waits while this code pauses an account; null when everything does. */
export function pausedCategory(code: number | null): 'MARKETING' | 'UTILITY' | null {
  return (code === null ? null : classify(code).pause?.category) ?? null;
}

/**
 * Milliseconds to wait before a retry, growing with each one to an hour, or to the first pause where
 * that is longer.
 *
 * @param retries Retries made so far.
 * @param random A number from 0 to 1; adds up to half of the pause, so that many messages do not come back at once.
 */
export function retryDelay(retry: ErrorRetry, retries: number, random: number): number {
  const pause = Math.min(
    Math.max(3_600_000, retry.afterMs),
    retry.afterMs * (retry.factor ?? 2) ** retries,
  );
  return Math.round(pause * (1 + random / 2));
}
