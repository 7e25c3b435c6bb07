import { randomBytes } from 'node:crypto';

import express, { type NextFunction, type Request, type Response, type Router } from 'express';

import { addAccountRoutes } from '../accounts/account-routes.ts';
import { addNumberRoutes } from '../accounts/number-routes.ts';
import { addSubscriptionRoutes } from '../apps/subscription-routes.ts';
import { addBlockRoutes } from '../block-list/block-routes.ts';
import { addCatalogueRoutes } from '../catalogues/catalogue-routes.ts';
import type { Context } from '../context.ts';
import type { ManagementFaultDesk } from '../faults/management-faults.ts';
import { addFlowRoutes } from '../flows/flow-routes.ts';
import { addHistoryRoutes } from '../history/history-routes.ts';
import { addMediaRoutes } from '../media/media-routes.ts';
import { addSampleRoutes } from '../media/sample-routes.ts';
import type { AcceptSend } from '../messages/accept-send.ts';
import { addQrCodeRoutes } from '../qr-codes/qr-code-routes.ts';
import type { TemplateDesk } from '../templates/template-desk.ts';
import { addTemplateRoutes } from '../templates/template-routes.ts';
import { addTokenRoutes } from '../tokens/token-routes.ts';
import { errorAnswer, GraphError, unknownObject } from './graph-error.ts';
import { addNodeRoutes } from './node-routes.ts';
import { createSendRoute } from './send-route.ts';

const newestVersion = 'v26.0';

/** The part of Meta's Graph API that Waypost uses, with and without a version segment. */
export function createGraphRouter(
  context: Context,
  accept: AcceptSend,
  desk: TemplateDesk,
  faults: ManagementFaultDesk,
): Router {
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
  router.use(faults.handler);
  addTokenRoutes(router, context);
  addAccountRoutes(router, context);
  addNumberRoutes(router, context);
  addSubscriptionRoutes(router, context);
  addTemplateRoutes(router, context, desk);
  addBlockRoutes(router, context);
  addQrCodeRoutes(router, context);
  addFlowRoutes(router, context);
  addCatalogueRoutes(router, context);
  addHistoryRoutes(router, context);
  addMediaRoutes(router, context);
  addSampleRoutes(router, context);
  addNodeRoutes(router, context, desk);

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
    const asked: unknown = response.locals['status'];
    response.status(typeof asked === 'number' ? asked : status).json(body);
  });
  return router;
}
