import { type Dispatcher, Pool } from 'undici';

/** What came of one HTTP request, by what it proves about whether Meta got it. */
export type Exchange =
  /** An answer arrived. Header names are in lower case. */
  | { kind: 'answered'; httpStatus: number; headers: ResponseHeaders; bytes: Buffer }
  /** No byte of the request was written: it can't have had an effect. */
  | { kind: 'unsent'; reason: string }
  /** The request may have been received, and no answer came. */
  | { kind: 'unknown'; reason: string };

export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface TransportRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** E.g. `https://graph.facebook.com`. */
  origin: string;
  /** Path and query. */
  path: string;
  /** Value of the header `authorization`. */
  authorization: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** An answer longer than this is cut off (`unknown`, `answer_too_large`). */
  maxBytes?: number;
  /** Milliseconds for this request's answer, instead of the transport's own. */
  answerTimeout?: number;
  /** Asked right before the first byte leaves; false withholds the request (`unsent`, `withheld`). */
  mayStillSend?: () => boolean;
}

export interface TransportOptions {
  /** Connections per origin. */
  connections?: number;
  /** Milliseconds until a connection must stand. */
  connectTimeout?: number;
  /** Milliseconds from the request's last byte to the answer, and again to its end. */
  answerTimeout?: number;
}

export interface Transport {
  exchange: (request: TransportRequest) => Promise<Exchange>;
  close: () => Promise<void>;
}

class WithheldError extends Error {}
class TooLargeError extends Error {
  readonly code = 'answer_too_large';
}

/**
 * HTTP over kept-alive connections, one pool per origin. It follows undici's own events instead of
 * guessing from error names: a failure before the request was started proves that nothing was sent.
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const { connections = 64, connectTimeout = 5000, answerTimeout = 15_000 } = options;
  const pools = new Map<string, Pool>();

  function poolOf(origin: string): Pool {
    const known = pools.get(origin);
    if (known !== undefined) return known;
    const pool = new Pool(origin, {
      connections,
      connect: { timeout: connectTimeout },
      headersTimeout: answerTimeout,
      bodyTimeout: answerTimeout,
    });
    pools.set(origin, pool);
    return pool;
  }

  async function exchange(request: TransportRequest): Promise<Exchange> {
    return new Promise((resolve) => {
      let isStarted = false;
      let httpStatus = 0;
      let received = 0;
      let headers: ResponseHeaders = {};
      const chunks: Buffer[] = [];
      const handler: Dispatcher.DispatchHandler = {
        onRequestStart: () => {
          if (request.mayStillSend?.() === false) throw new WithheldError('withheld');
          isStarted = true;
        },
        onResponseStart: (_controller, statusCode, answered) => {
          httpStatus = statusCode;
          headers = answered;
        },
        onResponseData: (controller, chunk) => {
          received += chunk.length;
          if (request.maxBytes !== undefined && received > request.maxBytes) {
            return controller.abort(new TooLargeError());
          }
          chunks.push(chunk);
        },
        onResponseEnd: () => {
          if (httpStatus === 0) return resolve({ kind: 'unknown', reason: 'no_answer' });
          const [only] = chunks;
          const bytes = only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks);
          resolve({ kind: 'answered', httpStatus, headers, bytes });
        },
        onResponseError: (_controller, error) => {
          const reason = reasonOf(error);
          resolve({ kind: isStarted ? 'unknown' : 'unsent', reason });
        },
      };
      try {
        poolOf(request.origin).dispatch(
          {
            method: request.method,
            path: request.path,
            headers: { authorization: request.authorization, ...request.headers },
            body: request.body ?? null,
            ...(request.answerTimeout === undefined
              ? {}
              : { headersTimeout: request.answerTimeout, bodyTimeout: request.answerTimeout }),
          },
          handler,
        );
      } catch (error) {
        resolve({ kind: isStarted ? 'unknown' : 'unsent', reason: reasonOf(error) });
      }
    });
  }

  return {
    exchange,
    close: async () => {
      await Promise.all([...pools.values()].map(async (pool) => pool.close()));
      pools.clear();
    },
  };
}

/** An error's own short code (`ECONNREFUSED`, `UND_ERR_HEADERS_TIMEOUT`); never its text, which may hold data. */
function reasonOf(error: unknown): string {
  if (error instanceof WithheldError) return 'withheld';
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (error instanceof Error) {
    if ('code' in error && typeof error.code === 'string') return error.code;
    if (error.cause !== undefined) return reasonOf(error.cause);
    return error.name;
  }
  return 'unknown_error';
}
