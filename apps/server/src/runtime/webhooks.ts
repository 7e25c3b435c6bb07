import type { Engine } from '@waypost/engine';
import type { Express } from 'express';

import { readRequest } from './read-request.ts';

/** Meta sends up to a thousand updates in one request, and documents 3 MB as the most. */
const LARGEST_BODY = 3 * 1024 * 1024;

/** One path per sender, and one for an app whose webhooks are all sent to the same place. */
const PATH = '/webhooks/whatsapp{/:senderId}';

/**
 * Adds the addresses that Meta (or the simulator) posts webhooks to. They come by the thousand: nothing that a browser
 * needs stands before them.
 */
export function mountWebhooks(app: Express, engine: Pick<Engine, 'receiveWebhook'>): void {
  app.post(PATH, async (request, response) => {
    const rawBody = await readRequest(request, LARGEST_BODY);
    response.statusCode =
      rawBody === null
        ? 413
        : (
            await engine.receiveWebhook({
              senderId: request.params.senderId ?? null,
              rawBody,
              signature: request.get('x-hub-signature-256'),
            })
          ).status;
    response.end();
  });
}

/** Adds the answer to Meta's question whether an address is ours. */
export function mountHandshakes(app: Express, engine: Pick<Engine, 'verifyHandshake'>): void {
  app.get(PATH, async (request, response) => {
    const answer = await engine.verifyHandshake({
      senderId: request.params.senderId ?? null,
      mode: textOf(request.query['hub.mode']),
      token: textOf(request.query['hub.verify_token']),
      challenge: textOf(request.query['hub.challenge']),
    });
    response.status(answer.status).type('text/plain').send(answer.body);
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
