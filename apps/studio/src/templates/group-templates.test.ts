import type { StoredTemplate } from '@waypost/api';
import { expect, it } from 'vitest';

import { groupTemplates } from './group-templates.ts';
import { noNews } from './no-news.ts';

const stored = (wabaId: string, name: string, language: string): StoredTemplate => ({
  id: `${wabaId}-${name}-${language}`,
  wabaId,
  name,
  language,
  category: 'UTILITY',
  status: 'APPROVED',
  parameterFormat: 'POSITIONAL',
  components: [],
  quality: 'UNKNOWN',
  ...noNews,
  syncedAt: '2026-11-21T00:00:00Z',
});

it('lists a template once with all its languages, apart from its namesake in another account', () => {
  const groups = groupTemplates([
    stored('1', 'welcome', 'it'),
    stored('2', 'welcome', 'en'),
    stored('1', 'goodbye', 'en'),
    stored('1', 'welcome', 'en'),
  ]);
  expect(
    groups.map(({ wabaId, name, versions }) => [wabaId, name, versions.map((v) => v.language)]),
  ).toEqual([
    ['1', 'goodbye', ['en']],
    ['1', 'welcome', ['en', 'it']],
    ['2', 'welcome', ['en']],
  ]);
});
