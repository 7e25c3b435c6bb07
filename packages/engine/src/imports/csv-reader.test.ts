import { describe, expect, it } from 'vitest';

import { CsvReader, type CsvRow } from './csv-reader.ts';

function read(text: string, pieceLength = text.length, delimiter = ';'): CsvRow[] {
  const reader = new CsvReader(delimiter);
  const rows: CsvRow[] = [];
  for (let at = 0; at < text.length; at += pieceLength) {
    rows.push(...reader.push(text.slice(at, at + pieceLength)));
  }
  return [...rows, ...reader.end()];
}

const nasty = [
  'id;name;notes\r\n',
  '1;"O""Neil; Ana";"line one\r\nline two"\n',
  '2;5" pipe;\r',
  '3;"He said "hi" to me" ;"🎉"\r\n',
  '\r\n',
  '4;last;no line break at the end',
].join('');

describe('rows of a file', () => {
  it('have their texts and the physical line they start in', () => {
    expect(read(nasty).map(({ line, fields }) => [line, ...fields])).toEqual([
      [1, 'id', 'name', 'notes'],
      [2, '1', 'O"Neil; Ana', 'line one\r\nline two'],
      [4, '2', '5" pipe', ''],
      [5, '3', 'He said "hi" to me', '🎉'],
      [6, ''],
      [7, '4', 'last', 'no line break at the end'],
    ]);
  });

  it.each([1, 2, 3, 7, 64])('are the same when the file comes in pieces of %i', (length) => {
    expect(read(nasty, length)).toEqual(read(nasty));
  });

  it('are kept as written', () => {
    expect(read('a;"b ""c"""\r\nd;e\n').map(({ raw }) => raw)).toEqual(['a;"b ""c"""', 'd;e']);
  });
});

describe('a quote that is never closed', () => {
  it('costs its own line and no other', () => {
    const rows = read('id;name\n1;"open\n2;"Ana"\n3;Bo\n');
    expect(rows.map(({ line, fault, fields }) => [line, fault, fields[0]])).toEqual([
      [1, null, 'id'],
      [2, 'quote_open', undefined],
      [3, null, '2'],
      [4, null, '3'],
    ]);
  });

  it('at the end of a file without any other quote costs one line too', () => {
    const rows = read('1;"open\n2;Bo\n3;Cy', 2);
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [1, 'quote_open'],
      [2, null],
      [3, null],
    ]);
  });

  it('does not hold more than a row in memory', () => {
    const people = Array.from({ length: 60_000 }, (_, n) => `${n};somebody\n`).join('');
    const rows = read(`x;"open\n${people}`, 65_536);
    expect(rows).toHaveLength(60_001);
    expect(rows.filter(({ fault }) => fault !== null).map(({ line }) => line)).toEqual([1]);
  });
});

it('a line of a million characters is refused, and the next one read', () => {
  const rows = read(`1;${'x'.repeat(1_000_000)}\r\n2;Bo\r\n`, 65_536);
  expect(rows.map(({ line, fault, fields }) => [line, fault, fields[0]])).toEqual([
    [1, 'row_too_long', undefined],
    [2, null, '2'],
  ]);
});
