import { Output, type Template as LiquidNode } from 'liquidjs';

import type { PersonalisationData } from './data.ts';

/** A variable and nothing else, such as `{{ profile.first_name }}`. */
const variable = /^\{\{-?\s*(profile|event|journey|results)((?:\.[A-Za-z_]\w*)+)\s*-?\}\}$/;

/** Liquid answers these itself where the data has no such field. */
const special: ReadonlySet<string> = new Set(['size', 'first', 'last']);

/**
 * Reads a plain variable without Liquid, which takes ten times as long and is asked for each person. Answers null for
 * every other node; what it returns answers null for data that Liquid has to write: all but texts and what is missing.
 */
export function plainVariable(
  node: LiquidNode,
): ((data: PersonalisationData) => string | null) | null {
  if (!(node instanceof Output)) return null;
  const [, root, path] = variable.exec(node.token.getText()) ?? [];
  if (root === undefined || path === undefined) return null;
  const names = [root, ...path.slice(1).split('.')];
  return (data) => {
    let value: unknown = data;
    for (const name of names) {
      if (!isRecord(value)) return null;
      if (!Object.hasOwn(value, name)) return special.has(name) ? null : '';
      value = value[name];
      if (value === null || value === undefined) return '';
    }
    return typeof value === 'string' ? value : null;
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
