import type { Role } from '@waypost/api';
import type { RequestHandler } from 'express';

import { roleAllows } from '../auth/index.ts';
import { apiErrorOf } from './api-errors.ts';
import type { ApiDependencies } from './dependencies.ts';
import { forbidden, unauthorized } from './procedure.ts';

/**
 * A route whose body or answer is streamed past oRPC, with the same rules: who may call it, and how errors
 * look. An error after the answer began cuts the connection, so that nobody takes half a file for all.
 */
export function streamedRoute(
  deps: ApiDependencies,
  { role, name }: { role: Role; name: string },
  answer: (...parameters: Parameters<RequestHandler>) => Promise<void>,
): RequestHandler {
  return async (request, response, next) => {
    try {
      const identity = await deps.identify(request);
      if (identity === null) throw unauthorized();
      if (!roleAllows(identity.role, role)) throw forbidden(role);
      await answer(request, response, next);
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      const failure = apiErrorOf(error, name, deps.log);
      if (response.headersSent) response.destroy();
      else {
        // The rest of a refused body is read and dropped: cutting it off would cost the answer.
        request.unpipe();
        request.resume();
        if (failure.status === 413) response.set('connection', 'close');
        response.status(failure.status).json(failure.toJSON());
      }
    }
  };
}
