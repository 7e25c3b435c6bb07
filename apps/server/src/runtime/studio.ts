import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type Express } from 'express';

const STUDIO = fileURLToPath(new URL('../../../studio/dist', import.meta.url));

/** Serves the built studio; every path that is no file gets the page, which then finds its own way. */
export function mountStudio(app: Express, directory = STUDIO): void {
  const page = join(directory, 'index.html');
  app.use(
    compression(),
    express.static(directory, {
      index: false,
      setHeaders: (response, path) => {
        // Names of built files change with their content.
        const lasting = path.startsWith(join(directory, 'assets'));
        response.set('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  app.get('/{*path}', (request, response, next) => {
    if (!request.accepts('html')) {
      next();
      return;
    }
    if (!existsSync(page)) {
      response
        .status(503)
        .type('text/plain')
        .send('The studio is not built. Start Waypost with "npm start", which builds it.\n');
      return;
    }
    response.set('cache-control', 'no-cache').sendFile(page);
  });
}
