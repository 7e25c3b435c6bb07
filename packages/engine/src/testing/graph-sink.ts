import { createServer, type ServerResponse } from 'node:http';

import { z } from 'zod';

/** One request to send a message, as it reached the stand-in for Meta. */
export interface PostedMessage {
  /** The number, or the user id of a person without a known one. */
  to: string;
  /** Everything that was posted. */
  body: Record<string, unknown>;
  /** Its `biz_opaque_callback_data`. */
  echo: string;
  /** The wamid it got, accepted or not. */
  wamid: string;
  accepted: boolean;
}

/**
 * What the stand-in does with a request: accepts it, answers with an error code, cuts the connection
 * before or after accepting it, or keeps it waiting until `release`.
 */
export type SinkAnswer = 'accept' | 'cut' | 'accept_and_cut' | 'hold' | { error: number };

export interface GraphSink {
  url: string;
  posted: PostedMessage[];
  /** How many files were uploaded. */
  uploads(): number;
  /** Decides about each request from now on, by its place (from 0) among all. */
  answer(decide: Decision): void;
  /** Accepts everything that is held. */
  release(): void;
  close(): Promise<void>;
}

type Decision = (message: PostedMessage, place: number) => SinkAnswer;

const acceptAll: Decision = () => 'accept';

const bodySchema = z.looseObject({
  to: z.string().optional(),
  recipient: z.string().optional(),
  biz_opaque_callback_data: z.string(),
});

/** A minimal Cloud API that remembers every send and fails on command. */
export function startGraphSink(port = 0): Promise<GraphSink> {
  const posted: PostedMessage[] = [];
  let uploads = 0;
  let decide = acceptAll;
  let held: (() => void)[] = [];

  function accept(message: PostedMessage, response: ServerResponse): void {
    message.accepted = true;
    send(response, 200, {
      messaging_product: 'whatsapp',
      contacts: [{ input: message.to, wa_id: message.to.replace('+', '') }],
      messages: [{ id: message.wamid, message_status: 'accepted' }],
    });
  }

  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      send(response, 404, { error: { code: 803, message: 'it only takes messages' } });
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url?.endsWith('/media') === true) {
        uploads += 1;
        send(response, 200, { id: `${9000 + uploads}` });
        return;
      }
      const body = bodySchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
      const place = posted.length;
      const message: PostedMessage = {
        to: body.to ?? body.recipient ?? '',
        body,
        echo: body.biz_opaque_callback_data,
        wamid: `wamid.${place + 1}`,
        accepted: false,
      };
      posted.push(message);
      const answer = decide(message, place);
      if (answer === 'accept') accept(message, response);
      else if (answer === 'cut') request.socket.destroy();
      else if (answer === 'hold') held.push(() => accept(message, response));
      else if (answer === 'accept_and_cut') {
        message.accepted = true;
        request.socket.destroy();
      } else
        send(response, 400, { error: { code: answer.error, message: 'as the test wants it' } });
    });
  });

  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${bound}`,
        posted,
        uploads: () => uploads,
        answer(decided) {
          decide = decided;
        },
        release() {
          for (const one of held) one();
          held = [];
        },
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
