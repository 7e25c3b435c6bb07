import { OpenAPIHandler } from '@orpc/openapi/node';
import { BodyLimitPlugin } from '@orpc/server/node';
import type { Express } from 'express';

import { apiErrorOf, unreadableBody } from './api-errors.ts';
import type { ApiDependencies } from './dependencies.ts';
import { mountImportFiles } from './import-files.ts';
import { mountMediaFiles } from './media-files.ts';
import { openApiDocument } from './open-api.ts';
import type { ApiContext } from './procedure.ts';
import { router } from './router.ts';

export type { ApiDependencies, GraphAddress, RouteEngine } from './dependencies.ts';
export { withReachablePictures } from './simulator-pictures.ts';

/** Largest JSON body: 1,000 profiles or events with plenty of attributes. */
const maxBodySize = 16 * 1024 * 1024;

export interface MountedApi {
  /** Ends every open stream. */
  stop(): void;
}

/** Puts every route of the contract under `/api`, and the document that describes them. */
export function mountApi(app: Express, deps: ApiDependencies): MountedApi {
  const stopping = new AbortController();
  const handler = new OpenAPIHandler<ApiContext>(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize })],
    interceptors: [
      async (call) => {
        try {
          return await call.next();
        } catch (error) {
          throw unreadableBody(error) ?? error;
        }
      },
    ],
    clientInterceptors: [
      async (call) => {
        try {
          return await call.next();
        } catch (error) {
          throw apiErrorOf(error, call.path.join('.'), deps.log);
        }
      },
    ],
  });

  app.get('/api/openapi.json', async (_request, response) => {
    response.json(await openApiDocument());
  });
  mountImportFiles(app, deps);
  mountMediaFiles(app, deps);
  app.use('/api{/*path}', async (request, response, next) => {
    // Express cuts the mount path off `url`; the handler wants the whole of it.
    request.url = request.originalUrl;
    const { matched } = await handler.handle(request, response, {
      prefix: '/api',
      context: { request, deps, stopping: stopping.signal, importer: deps.importer },
    });
    if (!matched) next();
  });
  app.use('/api{/*path}', (_request, response) => {
    response.status(404).json({
      code: 'NOT_FOUND',
      status: 404,
      message: 'There is no such route. /api/openapi.json lists them all.',
    });
  });
  return {
    stop: () => stopping.abort(),
  };
}
