import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';

import { z } from 'zod';

const statusSchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  timestamp: z.string(),
  recipient_id: z.string().optional(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(z.looseObject({ code: z.number() })).optional(),
});
const messageSchema = z.looseObject({
  id: z.string(),
  from: z.string().optional(),
  type: z.string(),
});
const envelopeSchema = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.looseObject({
      id: z.string(),
      changes: z.array(
        z.object({
          field: z.string(),
          value: z.looseObject({
            statuses: z.array(statusSchema).optional(),
            messages: z.array(messageSchema).optional(),
          }),
        }),
      ),
    }),
  ),
});

export interface Received {
  body: string;
  /** Whether the signature fits the bytes and the secret. */
  genuine: boolean;
  envelope: z.infer<typeof envelopeSchema>;
}

export interface WebhookReceiver {
  url: string;
  posts: Received[];
  /** Statuses of genuine posts answered with 200, in the order of their arrival. */
  statuses: () => z.infer<typeof statusSchema>[];
  messages: () => z.infer<typeof messageSchema>[];
  /** HTTP status that the next posts are answered with, one each; 200 after them. */
  refuse: (...statuses: number[]) => void;
  /** Resolves once `enough` holds; asked again after each post. */
  until: (enough: () => boolean) => Promise<void>;
  close: () => Promise<void>;
}

/** A receiver of webhooks as a business has it: handshake, signature check, 200. */
export async function startWebhookReceiver(
  secret: string,
  verifyToken = 'verify-me',
): Promise<WebhookReceiver> {
  const posts: Received[] = [];
  const refusals: number[] = [];
  const taken: Received[] = [];
  let waiting: { enough: () => boolean; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://receiver');
    if (request.method === 'GET') {
      const known = url.searchParams.get('hub.verify_token') === verifyToken;
      response.statusCode = known ? 200 : 403;
      response.end(known ? url.searchParams.get('hub.challenge') : '');
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const expected = `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
      const received: Received = {
        body: bytes.toString('latin1'),
        genuine: request.headers['x-hub-signature-256'] === expected,
        envelope: envelopeSchema.parse(JSON.parse(bytes.toString())),
      };
      posts.push(received);
      const status = refusals.shift() ?? 200;
      if (status === 200 && received.genuine) taken.push(received);
      response.statusCode = status;
      response.end();
      waiting = waiting.filter((one) => {
        if (!one.enough()) return true;
        one.resolve();
        return false;
      });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const values = () =>
    taken.flatMap((post) => post.envelope.entry.flatMap((entry) => entry.changes));

  return {
    url: `http://127.0.0.1:${address.port}/webhooks`,
    posts,
    statuses: () => values().flatMap((change) => change.value.statuses ?? []),
    messages: () => values().flatMap((change) => change.value.messages ?? []),
    refuse(...statuses) {
      refusals.push(...statuses);
    },
    until(enough) {
      return enough()
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ enough, resolve });
          });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
