import { ORPCError, ValidationError } from '@orpc/server';
import { CursorError } from '@waypost/engine/paging';
import type { Logger } from 'pino';

import { badRequest } from './errors.ts';
import { plainIssues } from './plain-issues.ts';

/**
 * What a caller may learn of an error: everything about its own request, nothing about our insides.
 * What the caller cannot mend is logged with the name of the route.
 */
export function apiErrorOf(error: unknown, route: string, log: Logger): ORPCError<string, unknown> {
  if (error instanceof CursorError) return badRequest([{ field: 'cursor', text: error.message }]);
  if (error instanceof ORPCError) {
    const validation = error.cause instanceof ValidationError ? error.cause : null;
    if (error.code === 'BAD_REQUEST' && validation !== null) {
      return badRequest(plainIssues(validation.issues.map(pathAndMessage)));
    }
    if (error.status < 500) return error;
    log.error(
      validation === null
        ? { route, err: error }
        : { route, issues: plainIssues(validation.issues.map(pathAndMessage)) },
      'request failed',
    );
  } else {
    log.error({ route, err: error }, 'request failed');
  }
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: 'Something went wrong here, not with your request. The log of the server says what.',
  });
}

function pathAndMessage(issue: ValidationError['issues'][number]) {
  return { message: issue.message, path: issue.path };
}
