import { ORPCError } from '@orpc/client';
import { fieldIssueSchema } from '@waypost/api';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const issuesSchema = z.object({ issues: z.array(fieldIssueSchema) });

/** True when the visitor is not signed in (any more). */
export function isUnauthorized(error: unknown): boolean {
  return error instanceof ORPCError && error.status === 401;
}

/** True when what was asked for does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ORPCError && error.status === 404;
}

/** What was wrong with a request, by field; empty when the failure was another. */
export function fieldIssues(error: unknown): Record<string, string> {
  if (!(error instanceof ORPCError)) return {};
  const parsed = issuesSchema.safeParse(error.data);
  if (!parsed.success) return {};
  return Object.fromEntries(parsed.data.issues.map((issue) => [issue.field, issue.text]));
}

/** Gives a function that says in the reader's words why a request failed and what to do. */
export function useFailureText(): (error: unknown) => string {
  const { t } = useTranslation('common', { keyPrefix: 'failure' });
  return (error) => {
    if (!(error instanceof ORPCError)) return t('network');
    const issues = Object.entries(fieldIssues(error));
    if (issues.length > 0) {
      return t('invalid', {
        details: issues.map(([field, text]) => `${field}: ${text}`).join('; '),
      });
    }
    if (error.status === 403) return t('forbidden');
    if (error.status === 404) return t('notFound');
    if (error.status >= 500) return t('unknown');
    return error.message;
  };
}
