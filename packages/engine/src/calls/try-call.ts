import type { HttpCall } from '@waypost/journey';

import type { EngineContext } from '../engine-context.ts';
import { loadSecrets } from '../secrets/load-secrets.ts';
import type { ClaimedRequest } from './claimed-call.ts';
import { judgeOutcome, type CallVerdict } from './http/judge-outcome.ts';
import { sendRequest, type OpenSecret, type RequestOutcome } from './http/send-request.ts';

/** Tries a request once; null when it was given up because the process stops. */
export async function tryCall(
  context: EngineContext,
  call: ClaimedRequest,
  signal: AbortSignal,
): Promise<CallVerdict | null> {
  const { discard } = context.sending;
  if (discard !== null && call.createdAt.getTime() <= discard.lostUntil) {
    // Asked for before the database was set back: it may have been sent, and its person leaves.
    return { kind: 'failed', reason: 'restored', result: null };
  }
  const timeoutMs = Math.min(call.request.timeoutMs, call.expiresAt.getTime() - context.now());
  if (timeoutMs <= 0) return { kind: 'failed', reason: 'call_expired', result: null };
  const request = { ...call.request, timeoutMs };
  const outcome = await sendOnce(context, request, call.id, signal);
  return signal.aborted ? null : judgeOutcome(request, outcome, call.tries);
}

/** Sends a request with its secrets. */
export async function sendOnce(
  { db, calls }: Pick<EngineContext, 'db' | 'calls'>,
  request: HttpCall,
  idempotencyKey: string,
  signal: AbortSignal,
): Promise<RequestOutcome> {
  const sealed = await loadSecrets(
    db,
    request.headers.flatMap(({ secretId }) => secretId ?? []),
  );
  const secrets = new Map<string, OpenSecret>();
  for (const { id, host, sealed: box } of sealed.values()) {
    secrets.set(id, { host, text: calls.openSecret(box) });
  }
  return sendRequest(request, { agent: calls.agent, secrets, idempotencyKey, signal });
}
