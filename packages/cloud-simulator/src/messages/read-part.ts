import type { z } from 'zod';

import { GraphError } from '../graph/graph-error.ts';
import { isObject } from '../graph/read-body.ts';

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => {
    if (Array.isArray(part)) return part[Number(key)];
    return isObject(part) ? part[String(key)] : undefined;
  }, value);
}

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
  const absent = issue !== undefined && valueAt(value, issue.path) === undefined;
  throw absent
    ? new GraphError(131008, `The parameter ${path} is required.`)
    : new GraphError(131009, `Invalid parameter ${path}: ${issue?.message}`);
}
