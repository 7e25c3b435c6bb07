import { randomBytes } from 'node:crypto';

import express, { type NextFunction, type Request, type Response, type Router } from 'express';

import type { Context } from '../context.ts';
import type { AcceptSend } from '../messages/accept-send.ts';
import { addCallbackRoutes } from './callback-routes.ts';
import { errorAnswer, GraphError, unknownObject } from './graph-error.ts';
import { addReadRoutes } from './read-routes.ts';
import { createSendRoute } from './send-route.ts';

const newestVersion = 'v26.0';

/** The part of Meta's Graph API that Waypost uses, with and without a version segment. */
export function createGraphRouter(context: Context, accept: AcceptSend): Router {
  const router = express.Router();
  const traceMark = randomBytes(6).toString('base64url');
  let traces = 0;

  router.use((request, response, next) => {
    traces += 1;
    const trace = `A${traceMark}${traces.toString(36).padStart(8, '0')}`;
    const version = /^\/(v\d{1,3}\.\d)(?=\/|$)/.exec(request.url);
    if (version) request.url = request.url.slice(version[0].length) || '/';
    response.setHeader('facebook-api-version', version?.[1] ?? newestVersion);
    response.setHeader('x-fb-trace-id', trace);
    response.setHeader('x-fb-request-id', trace);
    response.setHeader('x-fb-rev', '1030000000');
    response.setHeader('x-fb-debug', `${trace}==`);
    response.setHeader('x-app-usage', '{"call_count":0,"total_cputime":0,"total_time":0}');
    next();
  });

  router.post('/:node/messages', createSendRoute(context, accept));
  router.put('/:node/messages', createSendRoute(context, accept));
  addCallbackRoutes(router, context);
  addReadRoutes(router, context);

  router.use((request: Request) => {
    throw unknownObject(request.path.split('/')[1] ?? '', request.method);
  });
  router.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    if (!(error instanceof GraphError)) {
      context.log.error({ reason: String(error), path: request.path }, 'request failed');
    }
    if (response.headersSent || request.socket.destroyed) {
      request.socket.destroy();
      return;
    }
    const known =
      error instanceof GraphError ? error : new GraphError(131000, 'Something went wrong.');
    const trace = String(response.getHeader('x-fb-trace-id'));
    const { status, body } = errorAnswer(known, trace);
    response.status(status).json(body);
  });
  return router;
}
