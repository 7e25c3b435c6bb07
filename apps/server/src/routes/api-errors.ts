import { ORPCError, ValidationError } from '@orpc/server';
import { JourneyRefusal } from '@waypost/engine';
import { troubleOf } from '@waypost/engine/database';
import { CursorError } from '@waypost/engine/paging';
import pg from 'pg';
import type { Logger } from 'pino';

import { databaseTroubles } from '../health/database-troubles.ts';
import { badRequest } from './errors.ts';
import { plainIssues } from './plain-issues.ts';

/** Somebody was faster. */
const conflicts = new Set<JourneyRefusal['code']>([
  'already_live',
  'schedule_moved',
  'content_differs',
]);

/**
 * What a caller may learn of an error: everything about its own request, nothing about our insides.
 * What the caller cannot mend is logged with the name of the route.
 */
export function apiErrorOf(error: unknown, route: string, log: Logger): ORPCError<string, unknown> {
  if (error instanceof CursorError) return badRequest([{ field: 'cursor', text: error.message }]);
  if (error instanceof JourneyRefusal) {
    const { message } = error;
    if (error.code === 'journey_missing') return new ORPCError('NOT_FOUND', { message });
    if (conflicts.has(error.code)) return new ORPCError('CONFLICT', { message });
    return badRequest([{ field: 'id', text: message }]);
  }
  if (error instanceof ORPCError) {
    const validation = error.cause instanceof ValidationError ? error.cause : null;
    if (error.code === 'BAD_REQUEST' && validation !== null) {
      return badRequest(plainIssues(validation.issues.map(pathAndMessage)));
    }
    if (error.status < 500) return error;
    log.error(
      validation === null
        ? { route, err: logged(error) }
        : { route, issues: plainIssues(validation.issues.map(pathAndMessage)) },
      'request failed',
    );
  } else {
    if (error instanceof pg.DatabaseError && unstorable.has(error.code ?? '')) {
      return badRequest([
        { field: '', text: 'A text contains the character U+0000, which cannot be stored.' },
      ]);
    }
    log.error({ route, err: logged(error) }, 'request failed');
    const trouble = troubleOf(error);
    if (trouble !== null) {
      return new ORPCError('SERVICE_UNAVAILABLE', { message: databaseTroubles[trouble] });
    }
  }
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: 'Something went wrong here, not with your request. The log of the server says what.',
  });
}

/** 400 for a body that is no JSON; null for every other error. */
export function unreadableBody(error: unknown): ORPCError<string, unknown> | null {
  if (!(error instanceof SyntaxError)) return null;
  return badRequest([
    {
      field: 'body',
      text: `The request body is not valid JSON (${error.message}). Check its quotes, commas and brackets.`,
    },
  ]);
}

/** untranslatable_character and character_not_in_repertoire: U+0000 in JSON and in text. */
const unstorable = new Set(['22P05', '22021']);

/** An error without what a database adds to it, which may quote people's data. */
function logged(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...('code' in error ? { code: error.code } : {}),
  };
}

function pathAndMessage(issue: ValidationError['issues'][number]) {
  return { message: issue.message, path: issue.path };
}
