/** A piece of a template's text: its own words, or the name of a variable. */
export type Piece = { words: string } | { variable: string };

/** Splits `Hello {{first_name}}!` into words and variables, in order. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)) {
    if (match.index > end) pieces.push({ words: text.slice(end, match.index) });
    pieces.push({ variable: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ words: text.slice(end) });
  return pieces;
}

/** Names of the variables in a text, each once; positional ones by their number. */
export function variablesOf(text: string): string[] {
  const names: string[] = [];
  for (const piece of piecesOf(text)) {
    if ('variable' in piece && !names.includes(piece.variable)) names.push(piece.variable);
  }
  return names.every((name) => /^\d+$/.test(name))
    ? names.sort((a, b) => Number(a) - Number(b))
    : names;
}
