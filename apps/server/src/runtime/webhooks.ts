import type { Engine } from '@waypost/engine';
import express, { type Express } from 'express';

/** Meta sends up to a thousand updates in one request, and documents 3 MB as the most. */
const LARGEST_BODY = 3 * 1024 * 1024;

/**
 * Adds the addresses Meta (or the simulator) sends webhooks to: one path per sender, and one for an app
 * whose webhooks are all sent to the same place.
 */
export function mountWebhooks(app: Express, engine: Engine): void {
  app.get('/webhooks/whatsapp{/:senderId}', async (request, response) => {
    const answer = await engine.verifyHandshake({
      senderId: request.params.senderId ?? null,
      mode: textOf(request.query['hub.mode']),
      token: textOf(request.query['hub.verify_token']),
      challenge: textOf(request.query['hub.challenge']),
    });
    response.status(answer.status).type('text/plain').send(answer.body);
  });

  app.post(
    '/webhooks/whatsapp{/:senderId}',
    express.raw({ type: () => true, limit: LARGEST_BODY }),
    async (request, response) => {
      const body: unknown = request.body;
      const answer = await engine.receiveWebhook({
        senderId: request.params.senderId ?? null,
        rawBody: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
        signature: request.get('x-hub-signature-256') ?? '',
      });
      response.sendStatus(answer.status);
    },
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
