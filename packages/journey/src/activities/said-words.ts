import { foldText } from '../rules/fold-text.ts';

/** How words are looked for: as the whole message, or anywhere in it. */
export type SaidWhere = 'message' | 'contains';

/** Whether a message says one of some words. Case, accents and outer spaces don't count. */
export function saysOneOf(text: string, words: readonly string[], where: SaidWhere): boolean {
  const said = plainWords(text);
  return words.some((word) => {
    const wanted = plainWords(word);
    if (wanted === '') return false;
    return where === 'message' ? said === wanted : holdsWords(said, wanted);
  });
}

/** Words as they are compared. */
export function plainWords(text: string): string {
  const withoutMarks = text.normalize('NFKD').replace(/\p{M}/gu, '');
  return foldText(withoutMarks.trim().replace(/\s+/g, ' '));
}

/** Whole words, so that "art" is not found in "start"; scripts without spaces match anywhere. */
function holdsWords(said: string, wanted: string): boolean {
  const isWordCharacter = /[\p{L}\p{N}]/u;
  const hasSpaces = !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(
    wanted,
  );
  for (let at = said.indexOf(wanted); at !== -1; at = said.indexOf(wanted, at + 1)) {
    if (!hasSpaces) return true;
    const before = said.slice(0, at).at(-1) ?? '';
    const after = said.charAt(at + wanted.length);
    if (!isWordCharacter.test(before) && !isWordCharacter.test(after)) return true;
  }
  return false;
}
