import { GraphError } from './graph-error.ts';

/**
 * Picks what `?fields=` asks for, else `defaults`; `id` is always there. Throws error 100 for a field
 * the node does not have. Arguments of nested fields (`a.limit(2){b}`) are ignored.
 */
export function pickFields(
  node: Record<string, unknown>,
  asked: unknown,
  defaults: string[],
  kind: string,
): Record<string, unknown> {
  const names =
    typeof asked === 'string' && asked !== ''
      ? asked
          .replace(/\{[^}]*\}|\([^)]*\)/g, '')
          .split(',')
          .map((name) => name.trim().split('.')[0] ?? '')
          .filter((name) => name !== '')
      : defaults;
  const picked: Record<string, unknown> = {};
  for (const name of names) {
    if (!Object.hasOwn(node, name)) {
      throw new GraphError(
        100,
        `Tried accessing nonexisting field (${name}) on node type (${kind})`,
      );
    }
    if (node[name] !== undefined) picked[name] = node[name];
  }
  return { ...picked, id: node['id'] };
}
