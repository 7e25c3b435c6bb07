import { randomUUID } from 'node:crypto';

import type { HttpCall } from '@waypost/journey';

import type { EngineContext } from '../engine-context.ts';
import { judgeOutcome, type CallVerdict } from './http/judge-outcome.ts';
import { sendOnce } from './try-call.ts';

/** What came of a request that an author tries. */
export interface TriedCall {
  verdict: Exclude<CallVerdict, { kind: 'again' }>;
  /** As it came, up to 16,000 characters; null when there was no answer. */
  body: string | null;
  tookMs: number;
}

const mostShown = 16_000;

/** Sends a request once, by itself, as the lane would send it for a person. */
export async function tryOutCall(
  context: Pick<EngineContext, 'db' | 'calls'>,
  call: HttpCall,
): Promise<TriedCall> {
  const began = performance.now();
  const outcome = await sendOnce(context, call, randomUUID(), new AbortController().signal);
  const tookMs = Math.round(performance.now() - began);
  const verdict = judgeOutcome({ ...call, retries: 0 }, outcome, 1);
  return {
    verdict: verdict.kind === 'again' ? { ...verdict, kind: 'failed' } : verdict,
    body: outcome.kind === 'answered' ? outcome.body.slice(0, mostShown) : null,
    tookMs,
  };
}
