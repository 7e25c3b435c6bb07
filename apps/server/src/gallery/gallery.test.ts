import { galleryLanguages, type GalleryLanguage } from '@waypost/api';
import { validateGraph, type JourneyFile } from '@waypost/journey';
import {
  checkLiquid,
  draftTemplate,
  liquidVariables,
  recogniseKeyword,
  templateProblems,
} from '@waypost/whatsapp';
import { describe, expect, test } from 'vitest';

import { galleryTexts, readyJourneys } from './index.ts';
import { sender } from './ready-journey.ts';

const others = galleryLanguages.filter((language) => language !== 'en');

/** Every text of a language by where it stands. */
function textsOf(language: GalleryLanguage): Map<string, string> {
  const found = new Map<string, string>();
  const collect = (value: unknown, path: string): void => {
    if (typeof value === 'string') found.set(path, value);
    // The number of words that let people in is each language's own.
    else if (Array.isArray(value)) found.set(path, value.join(' '));
    else for (const [key, inner] of Object.entries(value ?? {})) collect(inner, `${path}.${key}`);
  };
  collect(galleryTexts[language], language);
  return new Map([...found].map(([path, text]) => [path.slice(path.indexOf('.') + 1), text]));
}

/** What a text is personalised with: variables of a template, and of Liquid. */
function variablesOf(text: string): string[] {
  const slots = [...text.matchAll(/\{\{\w+\}\}/g)].map(([slot]) => slot);
  return [...slots, ...liquidVariables(text.replaceAll(/\{\{\w+\}\}/g, ''))].toSorted();
}

/** What would be wrong with a journey if its sender, audiences and templates were there. */
function problemsOf({ graph, templates, audiences, attributes }: JourneyFile) {
  const drafts = templates.flatMap((template) => template.drafts);
  return validateGraph(graph, {
    senders: [{ id: sender, name: 'Shop', connection: 'simulator' }],
    templatesOf: () =>
      drafts.map((draft) => ({ ...draftTemplate(draft), status: 'APPROVED' as const })),
    audienceIds: new Set(audiences.map(({ id }) => id)),
    listIds: new Set(audiences.flatMap(({ id, kind }) => (kind === 'list' ? [id] : []))),
    profileFields: [
      'profile.first_name',
      'profile.time_zone',
      ...attributes.map(({ name }) => `profile.${name}`),
    ],
  });
}

describe.each(others)('the words of the gallery in %s', (language) => {
  const english = textsOf('en');
  const texts = [...textsOf(language)];

  test('are all there, and none of any length is left in English', () => {
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
    const same = texts.filter(([path, text]) => text.length > 20 && text === english.get(path));
    expect(same).toEqual([]);
  });

  test('name the same values as the English ones', () => {
    const strange = texts.filter(
      ([path, text]) =>
        checkLiquid(text.replaceAll(/\{\{\w+\}\}/g, '')) !== null ||
        variablesOf(text).join() !== variablesOf(english.get(path) ?? '').join(),
    );
    expect(strange).toEqual([]);
  });
});

describe.each(galleryLanguages)('the journeys of the gallery in %s', (language) => {
  test('have nothing to mend, and templates that Meta would take', async () => {
    for (const { id, file } of await readyJourneys({ team: language, people: language })) {
      expect({ id, problems: problemsOf(file) }).toEqual({ id, problems: [] });
      const drafts = file.templates.flatMap((template) => template.drafts);
      const refused = drafts.flatMap((draft) => templateProblems(draft));
      expect({ id, refused }).toEqual({ id, refused: [] });
      const buttons = drafts.flatMap((draft) => draft.buttons.map(({ text }) => text));
      // A tap that would stop all messages is none of an answer.
      expect(buttons.filter((text) => recogniseKeyword(text) !== null)).toEqual([]);
    }
  });
});

test('a team reads names in its own language while people are written to in theirs', async () => {
  const [cart] = await readyJourneys({ team: 'fr', people: 'zh' });
  expect(cart).toMatchObject({ name: 'Panier abandonné', file: { name: 'Panier abandonné' } });
  expect(cart?.file.templates[0]?.drafts).toMatchObject([{ language: 'zh_CN' }]);
  const names = cart?.file.graph.activities.map(({ name }) => name);
  expect(names).toContain('Votre panier vous attend');
  expect(JSON.stringify(cart?.file.graph)).toContain('zh_CN');
});
