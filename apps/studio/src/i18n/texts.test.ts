/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { namespaces } from './namespaces.ts';

const source = new URL('../', import.meta.url);
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.endsWith('.d.ts'))
  .map((path) => ({ path, text: readFileSync(new URL(path, source), 'utf8') }));

function keysOf(value: unknown, prefix = ''): string[] {
  if (typeof value === 'string') return [prefix];
  if (typeof value !== 'object' || value === null) throw new Error(`${prefix} is no text.`);
  return Object.entries(value).flatMap(([key, inner]) =>
    keysOf(inner, prefix === '' ? key : `${prefix}.${key}`),
  );
}

function textsOf(namespace: string): string[] {
  const file = new URL(`./en/${namespace}.json`, import.meta.url);
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return keysOf(parsed);
}

const base = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

/** Every quoted text in the code, and the fixed beginning of every text that is put together. */
const literals = new Set<string>();
const beginnings = new Set<string>();
for (const { text } of code) {
  for (const [, quoted] of text.matchAll(/'([^'\n]*)'/g)) literals.add(quoted ?? '');
  for (const [, start] of text.matchAll(/`([\w.:]+\.)\$\{/g)) beginnings.add(start ?? '');
}

/** A key may be written whole, behind its namespace, or relative to a `keyPrefix`. */
function isUsed(namespace: string, key: string): boolean {
  const parts = key.split('.');
  const spellings = parts.map((_, index) => parts.slice(index).join('.'));
  return [...spellings, `${namespace}:${key}`].some(
    (spelling) =>
      literals.has(spelling) || [...beginnings].some((start) => spelling.startsWith(start)),
  );
}

describe.each(namespaces)('the texts of %s', (namespace) => {
  it('are all shown somewhere', () => {
    const unused = textsOf(namespace).filter((key) => !isUsed(namespace, base(key)));
    expect(unused).toEqual([]);
  });
});

describe('every text the code asks for', () => {
  const known = new Map(
    namespaces.map((name) => [name as string, new Set(textsOf(name).map(base))]),
  );
  const asked = code.flatMap(({ path, text }) => {
    const uses = [
      ...text.matchAll(
        /const \{ t(?:: (\w+))?(?:, i18n)? \} = useTranslation\((?:'(\w+)'(?:, \{ keyPrefix: '([\w.]+)' \})?)?\)/g,
      ),
    ];
    return uses.flatMap(([, name = 't', namespace = 'common', prefix]) =>
      [...text.matchAll(new RegExp(`(?<![\\w.])${name}\\('([\\w.]+)'`, 'g'))].map(
        ([, key = '']) => ({
          path,
          namespace,
          key: prefix === undefined ? key : `${prefix}.${key}`,
          isAmbiguous: uses.filter(([, other = 't']) => other === name).length > 1,
        }),
      ),
    );
  });

  it('exists', () => {
    const missing = asked
      .filter(({ isAmbiguous }) => !isAmbiguous)
      .filter(({ namespace, key }) => !known.get(namespace)?.has(key))
      .map(({ path, namespace, key }) => `${path} asks for ${namespace}:${key}`);
    expect(asked.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });
});
