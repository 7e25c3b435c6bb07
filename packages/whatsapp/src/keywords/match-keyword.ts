import { helpWords, startWords, stopWords } from './stop-words.ts';

/** A text as keywords are compared: without case, accents, punctuation, emoji and outer spaces. */
export function keywordEssence(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}'’‘]/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const stops = new Set(Object.values(stopWords).flat().map(keywordEssence));
const starts = new Set(Object.values(startWords).flat().map(keywordEssence));

/**
 * Recognises a message that stops or resumes messages by the words that need no setting up. The word has
 * to be the whole message; “don't stop” is no stop.
 */
export function recogniseKeyword(text: string): 'stop' | 'start' | null {
  const word = keywordEssence(text);
  if (stops.has(word)) return 'stop';
  return starts.has(word) ? 'start' : null;
}

/** Whether the whole text is one of the words. */
export function isKeyword(words: readonly string[], text: string): boolean {
  const said = keywordEssence(text);
  return said !== '' && words.some((word) => keywordEssence(word) === said);
}

/** Words that stop messages when written, but are everyday labels on buttons (“Cancel appointment?”). */
const everydayLabels = new Set(
  ['cancel', 'end', 'quit', 'annulla', 'annuler', 'annuleren', '取消'].map(keywordEssence),
);

/** Whether a stop word is too common on buttons to mean “write me no more” when it is tapped. */
export function isEverydayLabel(text: string): boolean {
  return everydayLabels.has(keywordEssence(text));
}

/** The language whose stop, start or help words hold this text; null when several do, or none. */
export function keywordLanguage(text: string): string | null {
  const languages = Object.keys(stopWords).filter((language) =>
    [stopWords, startWords, helpWords].some((words) => isKeyword(words[language] ?? [], text)),
  );
  return languages.length === 1 ? (languages[0] ?? null) : null;
}
