import type { z } from 'zod';

import { readUsage, type AccountUsage } from './account-usage.ts';
import type { Exchange, Transport, TransportRequest } from './transport.ts';
import { errorAnswerSchema, pageSchema } from './wire.ts';

/** Which Graph API to talk to, and as whom. */
export interface GraphConnection {
  /** E.g. `https://graph.facebook.com`, or a simulator's address, a path included. */
  baseUrl: string;
  /** E.g. `v25.0`. */
  version: string;
  token: string;
}

/** What Meta refused, and why. */
export interface RefusedCall {
  kind: 'error';
  /** Look it up with `classify`. */
  code: number;
  subcode: number | null;
  /** Meta's most helpful words. */
  details: string;
  httpStatus: number;
  /** Meta's heading for people; given above all when a template is refused. */
  userTitle?: string;
  /** Meta's explanation for people. */
  userMessage?: string;
}

export interface UnsentCall {
  kind: 'unsent';
  /** Short code, e.g. `ECONNREFUSED`, `ENOTFOUND`, `withheld`. */
  reason: string;
}

export interface UnknownCall {
  kind: 'unknown';
  /** Short code, e.g. `UND_ERR_HEADERS_TIMEOUT`, `ECONNRESET`, `unreadable_answer`. */
  reason: string;
}

export type FailedCall = RefusedCall | UnsentCall | UnknownCall;

/** What a call brings: its result, or why there is none. No call of the client throws. */
export type CallResult<T extends object> = ({ kind: 'ok' } & T) | FailedCall;

/** Result of a call that only does something. */
export type DoneResult = CallResult<object>;

export interface GraphRequest {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  query?: Record<string, string>;
  /** Sent as JSON. */
  json?: object;
  raw?: Pick<TransportRequest, 'headers' | 'body' | 'answerTimeout' | 'maxBytes'>;
  /** `OAuth` for resumable uploads only. */
  scheme?: 'Bearer' | 'OAuth';
  mayStillSend?: () => boolean;
  /** An error of this code still brings a whole answer: only part of the call failed. */
  partialFailure?: number;
}

/** Calls of the Graph API, read and judged; each group of calls is built on it. */
export interface Graph {
  /** One call; its answer as `schema` reads it. */
  call: <S extends z.ZodType>(
    connection: GraphConnection,
    request: GraphRequest,
    schema: S,
  ) => Promise<CallResult<{ data: z.output<S> }>>;
  /** A call whose answer says no more than that it was done. */
  perform: (connection: GraphConnection, request: GraphRequest) => Promise<DoneResult>;
  /** Every item of a list, over as many pages as there are; what `read` gives null for is left out. */
  collect: <T>(
    connection: GraphConnection,
    path: string,
    query: Record<string, string>,
    read: (item: unknown) => T | null,
  ) => Promise<CallResult<{ items: T[] }>>;
  /** Bytes behind an address that Meta gave, e.g. of a medium. */
  download: (
    connection: GraphConnection,
    url: URL,
    maxBytes: number,
  ) => Promise<CallResult<{ bytes: Buffer; mimeType: string | null }>>;
  /** How much of its hourly calls an account had used when Meta last said so; null when it never did. */
  usageOf: (accountId: string) => AccountUsage | null;
}

const pageSize = 100;
const pageLimit = 200;
const staleCursor = 131059;

export function createGraph(transport: Transport): Graph {
  const usage = new Map<string, AccountUsage>();
  const places = new WeakMap<GraphConnection, Place>();

  function placeOf(connection: GraphConnection): Place {
    const known = places.get(connection);
    if (known !== undefined) return known;
    const { baseUrl, version } = connection;
    const { origin, pathname } = new URL(`${baseUrl.replace(/\/+$/, '')}/${version}/`);
    const place = { origin, prefix: pathname };
    places.set(connection, place);
    return place;
  }

  async function exchange(connection: GraphConnection, request: GraphRequest): Promise<Exchange> {
    const { origin, prefix } = placeOf(connection);
    const query =
      request.query === undefined ? '' : `?${new URLSearchParams(request.query).toString()}`;
    const answered = await transport.exchange({
      method: request.method,
      origin,
      path: `${prefix}${request.path}${query}`,
      authorization: `${request.scheme ?? 'Bearer'} ${connection.token}`,
      ...(request.json === undefined
        ? {}
        : {
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(request.json),
          }),
      ...request.raw,
      ...(request.mayStillSend === undefined ? {} : { mayStillSend: request.mayStillSend }),
    });
    if (answered.kind === 'answered') {
      for (const each of readUsage(answered.headers)) usage.set(each.accountId, each);
    }
    return answered;
  }

  async function read(
    connection: GraphConnection,
    request: GraphRequest,
  ): Promise<CallResult<{ body: unknown }>> {
    const answered = await exchange(connection, request);
    if (answered.kind !== 'answered') return answered;
    const body = readJson(answered.bytes);
    const failure = failureOf(answered.httpStatus, body);
    const isPartial = failure?.kind === 'error' && failure.code === request.partialFailure;
    return failure === null || isPartial ? { kind: 'ok', body } : failure;
  }

  return {
    call: async (connection, request, schema) => {
      const answer = await read(connection, request);
      if (answer.kind !== 'ok') return answer;
      const parsed = schema.safeParse(answer.body);
      if (!parsed.success) return { kind: 'unknown', reason: 'unreadable_answer' };
      return { kind: 'ok', data: parsed.data };
    },

    perform: async (connection, request) => {
      const answer = await read(connection, request);
      return answer.kind === 'ok' ? { kind: 'ok' } : answer;
    },

    collect: async <T>(
      connection: GraphConnection,
      path: string,
      query: Record<string, string>,
      readItem: (item: unknown) => T | null,
    ): Promise<CallResult<{ items: T[] }>> => {
      let items: T[] = [];
      let after: string | undefined;
      let hasRestarted = false;
      for (let page = 0; page < pageLimit; page += 1) {
        const request: GraphRequest = {
          method: 'GET',
          path,
          query: {
            limit: String(pageSize),
            ...query,
            ...(after === undefined ? {} : { after }),
          },
        };
        // Each page's address comes out of the page before it.
        // oxlint-disable-next-line no-await-in-loop
        const answer = await read(connection, request);
        if (answer.kind !== 'ok') {
          if (answer.kind === 'error' && answer.code === staleCursor && !hasRestarted) {
            hasRestarted = true;
            items = [];
            after = undefined;
            continue;
          }
          return answer;
        }
        const list = pageSchema.safeParse(answer.body);
        if (!list.success) return { kind: 'unknown', reason: 'unreadable_answer' };
        for (const item of list.data.data) {
          const value = readItem(item);
          if (value !== null) items.push(value);
        }
        after = list.data.paging?.cursors?.after;
        if (list.data.paging?.next === undefined || after === undefined) break;
      }
      return { kind: 'ok', items };
    },

    download: async (connection, url, maxBytes) => {
      if (!mayHaveToken(connection, url)) return { kind: 'unsent', reason: 'foreign_address' };
      const answered = await transport.exchange({
        method: 'GET',
        origin: url.origin,
        path: url.pathname + url.search,
        authorization: `Bearer ${connection.token}`,
        maxBytes,
      });
      if (answered.kind !== 'answered') return answered;
      const { httpStatus, headers, bytes } = answered;
      if (httpStatus >= 200 && httpStatus < 300) {
        const type = headers['content-type'];
        return { kind: 'ok', bytes, mimeType: typeof type === 'string' ? type : null };
      }
      return (
        failureOf(httpStatus, readJson(bytes)) ?? { kind: 'unknown', reason: 'unreadable_answer' }
      );
    },

    usageOf: (accountId) => usage.get(accountId) ?? null,
  };
}

/** Where an API's calls go. */
interface Place {
  origin: string;
  /** Path up to the version, its slash included. */
  prefix: string;
}

/** Hosts that Meta serves media from. */
const mediaHosts = ['fbsbx.com', 'facebook.com', 'fbcdn.net', 'whatsapp.net'];

/** The token goes to the API itself, and over https to hosts of Meta, but nowhere else. */
function mayHaveToken(connection: GraphConnection, url: URL): boolean {
  if (url.origin === new URL(connection.baseUrl).origin) return true;
  const isMeta = mediaHosts.some(
    (host) => url.hostname === host || url.hostname.endsWith(`.${host}`),
  );
  return url.protocol === 'https:' && isMeta;
}

function readJson(bytes: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return value;
  } catch {
    return undefined;
  }
}

/** Asked first: a schema takes long to say what is wrong with each answer that holds no error. */
function hasError(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body;
}

/** What went wrong with a call; null when it succeeded. Decides on Meta's code, not on the HTTP status. */
function failureOf(httpStatus: number, body: unknown): FailedCall | null {
  const refusal = hasError(body) ? errorAnswerSchema.safeParse(body) : null;
  if (refusal?.success === true) {
    const { error } = refusal.data;
    const data = error.error_data;
    return {
      kind: 'error',
      code: error.code,
      subcode: error.error_subcode ?? null,
      details:
        (typeof data === 'string' ? data : data?.details) ??
        error.error_user_msg ??
        error.message ??
        '',
      httpStatus,
      ...(error.error_user_title === undefined ? {} : { userTitle: error.error_user_title }),
      ...(error.error_user_msg === undefined ? {} : { userMessage: error.error_user_msg }),
    };
  }
  const isSuccess = httpStatus >= 200 && httpStatus < 300;
  if (isSuccess && body !== undefined) return null;
  return { kind: 'unknown', reason: 'unreadable_answer' };
}
