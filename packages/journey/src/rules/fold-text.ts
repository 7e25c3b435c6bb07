/**
 * Lower case, one character at a time: what PostgreSQL does with `lower(x COLLATE "pg_c_utf8")`, so
 * that a rule means the same in memory and in SQL. Characters whose lower case is several characters
 * stay as they are, except the dotted capital I, which Unicode maps to a plain i.
 */
export function foldText(text: string): string {
  // Of one character's lower case alone depends what becomes of a text, but for these two: the dotted capital I, and a
  // capital sigma, which is written otherwise at the end of a word.
  if (!/[\u0130\u03a3]/.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) {
    const lower = character.toLowerCase();
    if (character === '\u0130') folded += 'i';
    else folded += Array.from(lower).length === 1 ? lower : character;
  }
  return folded;
}
