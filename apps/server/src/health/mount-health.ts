import type { Express } from 'express';

import type { Readiness } from './readiness.ts';

/**
 * Adds `/healthz`, which says that the process lives, and `/readyz`, which says whether it can do its work: 503 when
 * not, 200 with the reasons when only some of it suffers. Plain text, or JSON for whoever asks for it.
 */
export function mountHealth(app: Express, readiness: Readiness): void {
  app.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  app.get('/readyz', async (request, response) => {
    const { status, reasons } = await readiness.report();
    response.status(status === 'not ready' ? 503 : 200).set('cache-control', 'no-store');
    if (request.accepts(['text/plain', 'application/json']) === 'application/json') {
      response.json({ status, reasons });
      return;
    }
    const lines = [status, ...reasons.map(({ code, text }) => `${code}: ${text}`)];
    response.type('text/plain').send(`${lines.join('\n')}\n`);
  });
}
