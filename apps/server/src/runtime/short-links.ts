import type { Engine } from '@waypost/engine';
import { shortLinkPath } from '@waypost/engine/links';
import type { Express } from 'express';
import type { Logger } from 'pino';

const gone =
  'This link leads nowhere. It may be incomplete, or its message was deleted. Please open it from the message again.\n';

/** Adds the address that short links in messages lead to. */
export function mountShortLinks(app: Express, engine: Engine, log: Logger): void {
  app.get(`${shortLinkPath}:code`, async (request, response) => {
    response.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    const target = await engine
      .followLink({
        code: request.params.code,
        isVisit: request.method === 'GET',
        headers: request.headers,
      })
      .catch((error: unknown) => {
        log.error({ err: error }, 'a short link could not be followed');
        throw error;
      });
    if (target === null) response.status(404).type('text/plain').send(gone);
    else response.redirect(302, target);
  });
}
