/** What is wrong with the form of a row. */
export type CsvFault = 'quote_open' | 'row_too_long';

export interface CsvRow {
  /** Physical line of the file the row starts in, from 1. */
  line: number;
  fields: string[];
  /** As it stands in the file, without the line break at its end. */
  raw: string;
  fault: CsvFault | null;
}

/** Characters a row may have. Also what is held in memory while a quote waits for its end. */
const longestRow = 256 * 1024;

type Scan =
  | { kind: 'row'; fields: string[]; end: number; next: number; lineBreaks: number }
  | { kind: 'incomplete' }
  | { kind: 'quote_open' };

/**
 * Reads delimited text piece by piece: RFC 4180, any kind of line break, quotes inside quoted text.
 *
 * A quote that is never closed must not swallow the rest of the file: when a row does not end within
 * 256 k characters, or a quote stands where none can after a line break, the line it began in is given
 * back as faulty and reading goes on in the line after it.
 */
export class CsvReader {
  readonly #delimiter: string;
  #text = '';
  #line = 1;
  /** The row before was too long: nothing counts until its line break. */
  #skipping = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The rows that are complete with this piece of text. */
  push(piece: string): CsvRow[] {
    return this.#read(piece, false);
  }

  /** The rest, when the text is at its end. */
  end(): CsvRow[] {
    return this.#read('', true);
  }

  #read(piece: string, final: boolean): CsvRow[] {
    const text = this.#text + piece;
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < text.length) {
      if (this.#skipping) {
        const lineBreak = firstLineBreak(text, at, final);
        if (lineBreak === null) {
          if (final || text.length - at > 1)
            at = text.endsWith('\r') ? text.length - 1 : text.length;
          break;
        }
        at = lineBreak.next;
        this.#line += 1;
        this.#skipping = false;
        continue;
      }
      const scan = this.#scan(text, at, final);
      if (scan.kind === 'row') {
        rows.push(this.#row(text.slice(at, scan.end), scan.fields, null));
        at = scan.next;
        this.#line += 1 + scan.lineBreaks;
        continue;
      }
      const tooLong = text.length - at > longestRow;
      if (scan.kind === 'incomplete' && !final && !tooLong) break;
      const lineBreak = firstLineBreak(text, at, final);
      if (lineBreak === null || lineBreak.end - at > longestRow) {
        rows.push(
          this.#row(
            text.slice(at, at + longestRow),
            [],
            scan.kind === 'quote_open' && !tooLong ? 'quote_open' : 'row_too_long',
          ),
        );
        this.#skipping = true;
        continue;
      }
      rows.push(this.#row(text.slice(at, lineBreak.end), [], 'quote_open'));
      at = lineBreak.next;
      this.#line += 1;
    }
    this.#text = text.slice(at);
    return rows;
  }

  #row(raw: string, fields: string[], fault: CsvFault | null): CsvRow {
    return { line: this.#line, fields, raw, fault };
  }

  #scan(text: string, start: number, final: boolean): Scan {
    const delimiter = this.#delimiter;
    const fields: string[] = [];
    let lineBreaks = 0;
    let at = start;
    for (;;) {
      let value = '';
      if (text[at] === '"') {
        const quoted = scanQuoted(text, at, delimiter, final);
        if (quoted.kind !== 'field') return quoted;
        ({ value, at } = quoted);
        lineBreaks += quoted.lineBreaks;
      } else {
        const from = at;
        while (at < text.length) {
          const char = text[at];
          if (char === delimiter || char === '\n' || char === '\r') break;
          at += 1;
        }
        value = text.slice(from, at);
      }
      fields.push(value);
      if (at >= text.length) {
        return final
          ? { kind: 'row', fields, end: at, next: at, lineBreaks }
          : { kind: 'incomplete' };
      }
      if (text[at] === delimiter) {
        at += 1;
        continue;
      }
      const lineBreak = firstLineBreak(text, at, final);
      if (lineBreak === null) return { kind: 'incomplete' };
      return { kind: 'row', fields, end: at, next: lineBreak.next, lineBreaks };
    }
  }
}

type QuotedField =
  | { kind: 'field'; value: string; at: number; lineBreaks: number }
  | { kind: 'incomplete' }
  | { kind: 'quote_open' };

/** Reads from an opening quote to behind the closing one and spaces that follow it. */
function scanQuoted(text: string, start: number, delimiter: string, final: boolean): QuotedField {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return final ? { kind: 'quote_open' } : { kind: 'incomplete' };
    value += text.slice(from, quote);
    if (text[quote + 1] === '"') {
      value += '"';
      from = quote + 2;
      continue;
    }
    let after = quote + 1;
    while (text[after] === ' ') after += 1;
    if (after >= text.length && !final) return { kind: 'incomplete' };
    const next = text[after];
    if (next === undefined || next === delimiter || next === '\n' || next === '\r') {
      return { kind: 'field', value, at: after, lineBreaks: countLineBreaks(value) };
    }
    // A quote in the middle of a text, unless the text already runs over the end of a line.
    if (countLineBreaks(value) > 0) return { kind: 'quote_open' };
    value += '"';
    from = quote + 1;
  }
}

function countLineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Null when there is none yet; a carriage return at the very end may still get its line feed. */
function firstLineBreak(
  text: string,
  from: number,
  final: boolean,
): { end: number; next: number } | null {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  if (end === text.length) return null;
  if (text[end] === '\n') return { end, next: end + 1 };
  if (end + 1 === text.length && !final) return null;
  return { end, next: text[end + 1] === '\n' ? end + 2 : end + 1 };
}
