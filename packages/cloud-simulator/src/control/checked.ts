import type { z } from 'zod';

import { ControlError } from './control-error.ts';

/** Checks control input; the error names the first wrong field. */
export function checked<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new ControlError(422, issue?.path.join('.') ?? '', issue?.message ?? 'not valid');
}
