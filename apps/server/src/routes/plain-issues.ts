import type { FieldIssue } from './errors.ts';

/** An issue of a schema, as zod reports it. */
interface SchemaIssue {
  message: string;
  path?: readonly unknown[] | undefined;
}

/** Schema issues as field and plain words, e.g. `profiles[3].phone`: is required. */
export function plainIssues(issues: readonly SchemaIssue[]): FieldIssue[] {
  return issues.map((issue) => ({
    field: fieldOf(issue.path ?? []),
    text: plainText(issue.message),
  }));
}

function fieldOf(path: readonly unknown[]): string {
  let field = '';
  for (const part of path) {
    const key = typeof part === 'object' && part !== null && 'key' in part ? part.key : part;
    if (typeof key === 'number') field += `[${key}]`;
    else field += field === '' ? String(key) : `.${String(key)}`;
  }
  return field;
}

function plainText(message: string): string {
  const missing = /^Invalid input: expected (.+), received undefined$/.exec(message);
  if (missing) return `This is required (${missing[1]}).`;
  const wrong = /^Invalid input: expected (.+), received (.+)$/.exec(message);
  if (wrong) return `This must be ${article(wrong[1] ?? '')}, not ${article(wrong[2] ?? '')}.`;
  const small = /^Too small: expected (\w+) to (?:have )?>=?\s?(\S+) ?(\w*)$/.exec(message);
  if (small) return `Too small: at least ${small[2]} ${small[3] ?? ''}`.trim().concat('.');
  const big = /^Too big: expected (\w+) to (?:have )?<=?\s?(\S+) ?(\w*)$/.exec(message);
  if (big) return `Too big: at most ${big[2]} ${big[3] ?? ''}`.trim().concat('.');
  if (message === 'Invalid GUID') return 'This must be an id as the API gives them out (a UUID).';
  if (message === 'Invalid ISO datetime') {
    return 'This must be a moment in ISO 8601, e.g. 2026-05-01T09:30:00Z.';
  }
  const choice = /^Invalid option: expected one of (.+)$/.exec(message);
  if (choice) return `Choose one of ${(choice[1] ?? '').replaceAll('|', ', ')}.`;
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function article(kind: string): string {
  if (/^(null|undefined|one of)/.test(kind)) return kind;
  return /^[aeio]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
