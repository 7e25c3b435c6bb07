/** A stretch of text with the marks WhatsApp gives it. */
export interface FormattedText {
  text: string;
  bold: boolean;
  italic: boolean;
  strike: boolean;
  mono: boolean;
}

type Mark = 'bold' | 'italic' | 'strike' | 'mono';

const marks: readonly { sign: string; mark: Mark }[] = [
  { sign: '```', mark: 'mono' },
  { sign: '*', mark: 'bold' },
  { sign: '_', mark: 'italic' },
  { sign: '~', mark: 'strike' },
];

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

const isSpace = (character: string | undefined): boolean =>
  character === undefined || /\s/.test(character);

/**
 * Where the mark that opens at `start` closes, or -1. As in WhatsApp a mark hugs its words, stands
 * at a word's edge, and does not reach over a line (monospace does).
 */
function closing(text: string, sign: string, start: number, end: number): number {
  const first = start + sign.length;
  if (sign !== '```' && (isWordCharacter(text[start - 1]) || isSpace(text[first]))) return -1;
  for (let at = text.indexOf(sign, first + 1); at !== -1 && at < end;) {
    const inside = text.slice(first, at);
    if (sign === '```') return at;
    if (inside.includes('\n')) return -1;
    if (!isSpace(text[at - 1]) && !isWordCharacter(text[at + sign.length])) return at;
    at = text.indexOf(sign, at + 1);
  }
  return -1;
}

/**
 * Splits text by WhatsApp's marks: `*bold*`, `_italic_`, `~strike~`, ` ```mono``` `. The marks
 * themselves are left out; `start` tells where a piece stood in `text`.
 */
export function formatText(text: string): (FormattedText & { start: number })[] {
  const pieces: (FormattedText & { start: number })[] = [];
  const walk = (from: number, to: number, style: Omit<FormattedText, 'text'>): void => {
    let plain = from;
    const flush = (until: number): void => {
      if (until > plain) pieces.push({ ...style, text: text.slice(plain, until), start: plain });
    };
    for (let at = from; at < to;) {
      const found = style.mono
        ? undefined
        : marks.find(({ sign, mark }) => !style[mark] && text.startsWith(sign, at));
      const end = found ? closing(text, found.sign, at, to) : -1;
      if (found && end !== -1) {
        flush(at);
        walk(at + found.sign.length, end, { ...style, [found.mark]: true });
        at = end + found.sign.length;
        plain = at;
      } else {
        at += found?.sign.length ?? 1;
      }
    }
    flush(to);
  };
  walk(0, text.length, { bold: false, italic: false, strike: false, mono: false });
  return pieces;
}
