import type { z } from 'zod';

import { GraphError } from '../graph/graph-error.ts';

/**
 * Reads one part of a body by its schema; what is absent answers 131008, what is wrong 131009, with
 * the path of the field as Meta's details do.
 */
export function readPart<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  if (value === undefined || value === null) {
    throw new GraphError(131008, `The parameter ${name} is required.`);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const path = issue?.path.reduce<string>(
    (sofar, key) => `${sofar}[${typeof key === 'number' ? key : `'${String(key)}'`}]`,
    name,
  );
  const absent = issue?.code === 'invalid_type' && issue.message.endsWith('received undefined');
  throw absent
    ? new GraphError(131008, `The parameter ${path} is required.`)
    : new GraphError(131009, `Invalid parameter ${path}: ${issue?.message}`);
}
