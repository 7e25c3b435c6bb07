import type { HttpCall } from '@waypost/journey';
import { errors, request, type Dispatcher } from 'undici';

import { AddressRefused } from './guarded-agent.ts';

/** A secret that is open, and the only host it may go to. */
export interface OpenSecret {
  host: string;
  text: string;
}

export interface RequestSurroundings {
  agent: Dispatcher;
  /** By id. One that is missing ends the request. */
  secrets: ReadonlyMap<string, OpenSecret>;
  /** The same for every try, so that a receiver can tell a repetition. */
  idempotencyKey: string;
  /** Gives the request up from outside. */
  signal: AbortSignal;
}

/** What came of one try. */
export type RequestOutcome =
  | { kind: 'answered'; status: number; body: string; retryAfterMs: number | null }
  | { kind: 'failed'; reason: RequestFailure };

export type RequestFailure =
  | 'call_address_refused'
  | 'call_unreachable'
  | 'call_timeout'
  | 'call_too_large'
  | 'call_redirect'
  | 'call_answer_unreadable'
  | 'call_secret_missing';

/** Longest answer that is read, in bytes. */
export const longestAnswer = 256 * 1024;
const mostRedirects = 3;

/**
 * Sends a request and reads its answer to the end. Redirects are followed three times, each judged like the first address
 * was. What is secret goes to its own host only, and a body never to another host than the one it was written for.
 */
export async function sendRequest(
  call: HttpCall,
  surroundings: RequestSurroundings,
): Promise<RequestOutcome> {
  const time = AbortSignal.timeout(call.timeoutMs);
  const signal = AbortSignal.any([time, surroundings.signal]);
  try {
    return await followed(call, surroundings, signal);
  } catch (error) {
    return { kind: 'failed', reason: time.aborted ? 'call_timeout' : failureOf(error) };
  }
}

/** A request on its way, which redirects may change. */
interface Hop {
  method: HttpCall['method'];
  url: URL;
  body: HttpCall['body'];
}

async function followed(
  call: HttpCall,
  surroundings: RequestSurroundings,
  signal: AbortSignal,
): Promise<RequestOutcome> {
  const first = new URL(call.url);
  let hop: Hop = { method: call.method, url: first, body: call.body };
  for (let redirects = 0; ; redirects += 1) {
    const headers = headersOf(call, hop, first, surroundings);
    if (headers === null) return { kind: 'failed', reason: 'call_secret_missing' };
    // One after the other: each answer says where the next request goes.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await request(hop.url, {
      dispatcher: surroundings.agent,
      method: hop.method,
      headers,
      body: hop.body?.text ?? null,
      signal,
      headersTimeout: call.timeoutMs,
      bodyTimeout: call.timeoutMs,
    });
    const { location } = answer.headers;
    if (!redirectCodes.has(answer.statusCode) || typeof location !== 'string') {
      // oxlint-disable-next-line no-await-in-loop
      return await readWhole(answer);
    }
    answer.body.on('error', () => {}).destroy();
    const next = redirects < mostRedirects ? nextHop(hop, answer.statusCode, location) : null;
    if (next === null) return { kind: 'failed', reason: 'call_redirect' };
    hop = next;
  }
}

const redirectCodes = new Set([301, 302, 303, 307, 308]);

/** Where a redirect leads, as the Fetch standard says; null where the request must not follow. */
function nextHop(hop: Hop, status: number, location: string): Hop | null {
  if (!URL.canParse(location, hop.url.href)) return null;
  const url = new URL(location, hop.url);
  if (url.protocol !== 'https:' && url.protocol !== hop.url.protocol) return null;
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  const turnsToGet = status === 303 || (status < 303 && hop.method === 'POST');
  if (turnsToGet) return { method: 'GET', url, body: null };
  if (hop.method !== 'GET' && url.origin !== hop.url.origin) return null;
  return { ...hop, url };
}

/** Null when a secret that the request needs is gone, or belongs to another host. */
function headersOf(
  { headers }: HttpCall,
  { url, body }: Hop,
  first: URL,
  { secrets, idempotencyKey }: RequestSurroundings,
): Record<string, string> | null {
  const filled: Record<string, string> = {
    'user-agent': 'Waypost',
    accept: 'application/json, */*;q=0.5',
    'idempotency-key': idempotencyKey,
  };
  if (body !== null) filled['content-type'] = body.contentType;
  const isElsewhere = url.origin !== first.origin;
  for (const { name, value, secretId } of headers) {
    const key = name.toLowerCase();
    if (secretId === null) {
      if (!isElsewhere || !credentials.has(key)) filled[key] = value;
      continue;
    }
    const secret = secrets.get(secretId);
    if (secret === undefined || secret.host !== first.host) return null;
    if (!isElsewhere) filled[key] = value + secret.text;
  }
  return filled;
}

/** Headers that are secret even where their author wrote them in the clear. */
const credentials = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key']);

async function readWhole(answer: Dispatcher.ResponseData): Promise<RequestOutcome> {
  const { body, headers, statusCode } = answer;
  if (Number(headers['content-length'] ?? 0) > longestAnswer) {
    body.on('error', () => {}).destroy();
    return { kind: 'failed', reason: 'call_too_large' };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    // Leaving the loop ends the stream, and with it the connection.
    if (size > longestAnswer) return { kind: 'failed', reason: 'call_too_large' };
    chunks.push(chunk);
  }
  return {
    kind: 'answered',
    status: statusCode,
    body: new TextDecoder().decode(Buffer.concat(chunks)).replaceAll('\0', ''),
    retryAfterMs: secondsOf(headers['retry-after']),
  };
}

/** `Retry-After` in seconds; one that names a date is not heeded. */
function secondsOf(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null;
}

function failureOf(error: unknown): RequestFailure {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AddressRefused) return 'call_address_refused';
    if (cause instanceof errors.HTTPParserError) return 'call_answer_unreadable';
    if (
      cause instanceof errors.HeadersTimeoutError ||
      cause instanceof errors.BodyTimeoutError ||
      cause.name === 'TimeoutError'
    ) {
      return 'call_timeout';
    }
    if (cause instanceof errors.ResponseContentLengthMismatchError) return 'call_answer_unreadable';
  }
  return 'call_unreachable';
}
