import { type Dispatcher, Pool } from 'undici';

/** What came of one HTTP request, by what it proves about whether Meta got it. */
export type Exchange =
  /** An answer arrived. `body` is undefined when it was not JSON. */
  | { kind: 'answered'; httpStatus: number; body: unknown }
  /** No byte of the request was written: it can't have had an effect. */
  | { kind: 'unsent'; reason: string }
  /** The request may have been received, and no answer came. */
  | { kind: 'unknown'; reason: string };

export interface TransportRequest {
  method: 'GET' | 'POST';
  url: URL;
  token: string;
  body?: string;
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
    const headers: Record<string, string> = { authorization: `Bearer ${request.token}` };
    if (request.body !== undefined) headers['content-type'] = 'application/json';
    return new Promise((resolve) => {
      let isStarted = false;
      let httpStatus = 0;
      const chunks: Buffer[] = [];
      const handler: Dispatcher.DispatchHandler = {
        onRequestStart: () => {
          if (request.mayStillSend?.() === false) throw new WithheldError('withheld');
          isStarted = true;
        },
        onResponseStart: (_controller, statusCode) => {
          httpStatus = statusCode;
        },
        onResponseData: (_controller, chunk) => {
          chunks.push(chunk);
        },
        onResponseEnd: () => {
          if (httpStatus === 0) return resolve({ kind: 'unknown', reason: 'no_answer' });
          resolve({ kind: 'answered', httpStatus, body: readJson(chunks) });
        },
        onResponseError: (_controller, error) => {
          const reason = reasonOf(error);
          resolve({ kind: isStarted ? 'unknown' : 'unsent', reason });
        },
      };
      try {
        poolOf(request.url.origin).dispatch(
          {
            method: request.method,
            path: request.url.pathname + request.url.search,
            headers,
            body: request.body ?? null,
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

function readJson(chunks: Buffer[]): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return value;
  } catch {
    return undefined;
  }
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
