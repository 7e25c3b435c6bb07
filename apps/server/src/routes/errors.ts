import { ORPCError } from '@orpc/server';

/** One thing wrong with a request: which field, and what to do about it. */
export interface FieldIssue {
  field: string;
  text: string;
}

/** 400 with what is wrong by field. */
export function badRequest(
  issues: readonly FieldIssue[],
): ORPCError<'BAD_REQUEST', { issues: FieldIssue[] }> {
  const message = issues
    .slice(0, 3)
    .map(({ field, text }) => (field === '' ? text : `${field}: ${text}`))
    .join(' ');
  return new ORPCError('BAD_REQUEST', {
    message: issues.length > 3 ? `${message} And ${issues.length - 3} more.` : message,
    data: { issues: [...issues] },
  });
}

/** 404. `what` as in "There is no such journey." */
export function notFound(what: string): ORPCError<'NOT_FOUND', undefined> {
  return new ORPCError('NOT_FOUND', { message: `There is no such ${what}.` });
}
