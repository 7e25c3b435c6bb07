import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

const folder = fileURLToPath(new URL('../../../apps/studio/src/i18n/', import.meta.url));

/** Languages of the studio in which pictures are looked at. */
export type Language = 'en' | 'it' | 'fr' | 'nl' | 'zh';

/**
 * What the studio says in a language: `words('fr')('testing', 'walk.start')`, so that one test finds its way in all of
 * them. Names in double braces are given by `values`.
 */
export type Words = (namespace: string, key: string, values?: Record<string, string>) => string;

export function words(language: Language): Words {
  const files = new Map<string, unknown>();
  return (namespace, key, values = {}) => {
    const file =
      files.get(namespace) ??
      JSON.parse(readFileSync(`${folder}${language}/${namespace}.json`, 'utf8'));
    files.set(namespace, file);
    const text = key
      .split('.')
      .reduce<unknown>((at, name) => z.record(z.string(), z.unknown()).parse(at)[name], file);
    return z
      .string(`${namespace}:${key} in ${language}`)
      .parse(text)
      .replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? name);
  };
}
