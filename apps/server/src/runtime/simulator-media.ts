import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express } from 'express';
import type { Identify } from '../auth/index.ts';

/** Passes pictures of the simulator on to people who are signed in, so that the studio loads nothing from elsewhere. */
export function mountSimulatorMedia(app: Express, simulatorUrl: string, identify: Identify): void {
  app.get('/simulator/media/{*path}', async (request, response) => {
    if (!(await identify(request))) {
      response.sendStatus(401);
      return;
    }
    const wanted = request.originalUrl.slice('/simulator'.length);
    const answer = await fetch(`${simulatorUrl}${wanted}`).catch(() => null);
    const type = answer?.headers.get('content-type') ?? '';
    if (!answer?.ok || !answer.body || !/^(image|video|audio)\/|^application\/pdf/.test(type)) {
      response.sendStatus(404);
      return;
    }
    response.type(type).set({
      'cache-control': 'private, max-age=3600',
      // A picture in SVG may hold scripts; opened by itself it must not run them.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    await pipeline(Readable.fromWeb(answer.body), response);
  });
}
