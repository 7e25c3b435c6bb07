import type { z } from 'zod';

import { GraphError } from '../../graph/graph-error.ts';
import { isObject } from '../../graph/read-body.ts';

/** Form-encoded bodies carry components as JSON text. */
function unpacked(body: Record<string, unknown>): Record<string, unknown> {
  const { components } = body;
  if (typeof components !== 'string') return body;
  try {
    return { ...body, components: JSON.parse(components) };
  } catch {
    return body;
  }
}

/** Reads a template's definition. Throws 100 that names the parameter. */
export function readDefinition<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const read = schema.safeParse(isObject(body) ? unpacked(body) : body);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  const absent = issue?.code === 'invalid_type' && issue.message.endsWith('received undefined');
  throw new GraphError(
    100,
    absent ? `The parameter ${path} is required.` : `Invalid parameter ${path}: ${issue?.message}`,
  );
}
