import { describe, expect, it } from 'vitest';

import { formatText } from './formatting.ts';

/** Writes the pieces back with one letter per mark, e.g. `[b:words]`. */
function shown(text: string): string {
  return formatText(text)
    .map((piece) => {
      const letters = [
        piece.bold && 'b',
        piece.italic && 'i',
        piece.strike && 's',
        piece.mono && 'm',
      ].filter(Boolean);
      return letters.length === 0 ? piece.text : `[${letters.join('')}:${piece.text}]`;
    })
    .join('');
}

describe('text as WhatsApp formats it', () => {
  it.each([
    ['Hello *Ada*, welcome', 'Hello [b:Ada], welcome'],
    ['_now_ or ~never~', '[i:now] or [s:never]'],
    ['*bold _and italic_*', '[b:bold ][bi:and italic]'],
    ['code ```a * b``` end', 'code [m:a * b] end'],
    ['first ```two\nlines``` last', 'first [m:two\nlines] last'],
    ['3 * 4 * 5', '3 * 4 * 5'],
    ['snake_case_name', 'snake_case_name'],
    ['*not closed', '*not closed'],
    ['*over\nlines*', '*over\nlines*'],
    ['**', '**'],
    ['', ''],
  ])('%j is drawn as %j', (text, drawn) => {
    expect(shown(text)).toBe(drawn);
  });

  it('knows where each piece stood', () => {
    expect(formatText('a *b* c').map(({ start }) => start)).toEqual([0, 3, 5]);
  });
});
