import { expect, it } from 'vitest';

import { isEverydayLabel, keywordLanguage, recogniseKeyword } from './match-keyword.ts';
import { helpWords, startWords, stopWords } from './stop-words.ts';

it.each([
  'STOP',
  ' stop. ',
  'Stop!!',
  '“Stop”',
  'ＳＴＯＰ',
  'Unsubscribe me',
  'opt-out',
  'opt out',
  'Don’t contact me',
  'BASTA',
  'non scrivetemi piu',
  'désabonner',
  'DESABONNER',
  'Arrêtez !',
  'afmelden',
  'Beëindigen',
  '退订',
  '退訂。',
  'stop 🛑',
])('%s stops', (text) => {
  expect(recogniseKeyword(text)).toBe('stop');
});

it.each(['START', 'iscrivimi', 'S’abonner', 'aanmelden', '订阅', 'opt in'])('%s starts', (text) => {
  expect(recogniseKeyword(text)).toBe('start');
});

it.each(['', '👍', 'don’t stop', 'Where is the bus stop?', 'Stopping by later', 'yes', '订阅了吗'])(
  '%s is no keyword',
  (text) => {
    expect(recogniseKeyword(text)).toBeNull();
  },
);

it('has no word that means both', () => {
  const starting = new Set(Object.values(startWords).flat());
  expect(
    Object.values(stopWords)
      .flat()
      .filter((word) => starting.has(word)),
  ).toEqual([]);
});

it('recognises every listed word, in every one of the five languages', () => {
  expect(Object.keys(stopWords)).toEqual(['en', 'it', 'fr', 'nl', 'zh']);
  for (const word of Object.values(stopWords).flat()) expect(recogniseKeyword(word)).toBe('stop');
  for (const word of Object.values(startWords).flat()) expect(recogniseKeyword(word)).toBe('start');
});

it('knows the language of a word that only one language has', () => {
  expect(keywordLanguage('Basta!')).toBe('it');
  expect(keywordLanguage('aanmelden')).toBe('nl');
  expect(keywordLanguage('STOP')).toBeNull();
  expect(keywordLanguage('hello')).toBeNull();
});

it('takes a tap on “Cancel” for what it says on buttons', () => {
  expect(isEverydayLabel(' CANCEL ')).toBe(true);
  expect(isEverydayLabel('Stop promotions')).toBe(false);
});

it('has no help word that stops or starts', () => {
  for (const word of Object.values(helpWords).flat()) expect(recogniseKeyword(word)).toBeNull();
});
