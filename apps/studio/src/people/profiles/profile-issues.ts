import { fieldIssues } from '../../api/failure.ts';

/** What the server found wrong with the one profile that was sent, by field: `phone`, `country`, … */
export function profileIssues(error: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldIssues(error)).map(([field, text]) => [
      field.replace(/^profiles(\[0\]|\.0)\./, ''),
      text,
    ]),
  );
}
