/// <reference types="node" />
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { languages } from './languages.ts';
import type { Language } from './languages.ts';
import { namespaces } from './namespaces.ts';

function textsIn(value: unknown, prefix = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[prefix, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${prefix} is no text.`);
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, prefix === '' ? key : `${prefix}.${key}`),
  );
}

function textsOf(language: Language): Map<string, string> {
  return new Map(
    namespaces.flatMap((namespace) => {
      const file = new URL(`./${language}/${namespace}.json`, import.meta.url);
      const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
      return textsIn(parsed).map(([key, text]) => [`${namespace}:${key}`, text] as const);
    }),
  );
}

const plural = /_(zero|one|two|few|many|other)$/;

/** `zero` is asked for before the category of the language, so it is as English has it. */
function keysIn(language: Language, english: Map<string, string>): string[] {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const keys = new Set<string>();
  for (const key of english.keys()) {
    const base = key.replace(plural, '');
    if (!key.endsWith('_other')) {
      if (base === key || key.endsWith('_zero')) keys.add(key);
      continue;
    }
    for (const category of categories) keys.add(`${base}_${category}`);
  }
  return [...keys].toSorted();
}

/** `{{name}}`, `{{count, number}}` and `<1>`: what the code fills in, in whatever order. */
function filledIn(text: string): string[] {
  return [...text.matchAll(/\{\{[^}]*\}\}|<\/?\w+\/?>/g)].map(([mark]) => mark).toSorted();
}

/** A language may write "one person" without the figure. */
function without(mark: string, marks: string[]): string[] {
  return marks.filter((other) => !other.startsWith(mark));
}

const english = textsOf('en');

describe.each(languages.filter((language) => language !== 'en'))('the texts in %s', (language) => {
  const texts = textsOf(language);

  it('are those that English has, in the plural forms of the language', () => {
    expect([...texts.keys()].toSorted()).toEqual(keysIn(language, english));
  });

  it('leave the same places to fill in', () => {
    const differing = [...texts].filter(([key, text]) => {
      const model =
        english.get(key) ?? english.get(key.replace(plural, '_other')) ?? '(no such text)';
      const [own, wanted] = [filledIn(text), filledIn(model)];
      return key.endsWith('_one')
        ? without('{{count', own).join() !== without('{{count', wanted).join()
        : own.join() !== wanted.join();
    });
    expect(differing).toEqual([]);
  });

  it('are never empty', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
