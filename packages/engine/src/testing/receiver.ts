import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as it reached the other system. */
export interface ReceivedRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Another system that requests are sent to. */
export interface Receiver {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** `127.0.0.1:<port>` */
  host: string;
  requests: ReceivedRequest[];
  /** Decides about each request from now on. */
  answer(decide: ReceiverAnswer): void;
  close(): Promise<void>;
}

export type ReceiverAnswer = (request: ReceivedRequest, response: ServerResponse) => void;

/** Answers with a JSON document. */
export function json(document: unknown, status = 200): ReceiverAnswer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document));
  };
}

/** Starts another system on this machine; it answers everything with `{}` until told otherwise. */
export function startReceiver(): Promise<Receiver> {
  const requests: ReceivedRequest[] = [];
  let decide: ReceiverAnswer = json({});
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request = {
        method: incoming.method ?? '',
        url: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString(),
      };
      requests.push(request);
      decide(request, response);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}`,
        host: `127.0.0.1:${port}`,
        requests,
        answer(next) {
          decide = next;
        },
        close: () =>
          new Promise((closed) => {
            server.closeAllConnections();
            server.close(() => closed());
          }),
      });
    });
  });
}
