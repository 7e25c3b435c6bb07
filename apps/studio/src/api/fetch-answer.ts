import { doubtReach } from './reach.ts';

/** How long a question may stay without an answer, ms: polls ask again only when the last one is over. */
const longestSilenceMs = 60_000;

/**
 * `fetch`, but what only reads gives up when no answer has begun after a minute: a connection that hangs would stop a
 * screen that looks again and again for good. Streams may then last as long as they like.
 */
export async function fetchAnswer(
  request: Request,
  init: RequestInit = {},
  silenceMs = longestSilenceMs,
): Promise<Response> {
  if (request.method !== 'GET') return fetch(request, init).catch(unanswered(request));
  const silence = new AbortController();
  const timer = setTimeout(
    () => silence.abort(new DOMException('The server does not answer.', 'TimeoutError')),
    silenceMs,
  );
  try {
    return await fetch(request, {
      ...init,
      signal: AbortSignal.any([request.signal, silence.signal]),
    });
  } catch (error) {
    return unanswered(request)(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Whoever asked may not want to know any more; otherwise Waypost may be gone. */
function unanswered({ signal }: Request): (error: unknown) => never {
  return (error) => {
    if (!signal.aborted) doubtReach();
    throw error;
  };
}
