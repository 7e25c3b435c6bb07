import { CsvReader, type CsvRow } from './csv-reader.ts';
import { readText } from './read-text.ts';
import type { TextEncoding } from './text-encoding.ts';

/** How a file is written, and its first rows. */
export interface FileShape {
  delimiter: string;
  columns: string[];
  /** As many cells in each row as there are columns. */
  sample: string[][];
}

const delimiters = [';', ',', '\t', '|'];
const rowsLookedAt = 100;
const sampleRows = 5;
const longestCell = 200;
/** Characters the heading and the sample are taken from. */
const lookedAt = 512 * 1024;

/** Reads the start of a file; null when there is no heading. */
export async function inspectFile(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): Promise<FileShape | null> {
  let start = '';
  let whole = true;
  for await (const { text } of readText(bytes, encoding)) {
    start += text;
    whole = start.length < lookedAt;
    if (!whole) break;
  }
  const delimiter = likelyDelimiter(start, whole);
  const [heading, ...rows] = rowsOf(start, delimiter, whole);
  if (heading === undefined) return null;
  const columns = columnNames(heading.fields);
  const sample = rows
    .slice(0, sampleRows)
    .map(({ fields }) =>
      columns.map((_, place) => plain(fields[place] ?? '').slice(0, longestCell)),
    );
  return { delimiter, columns, sample };
}

/** The one that gives most rows as many columns as the heading has, and more than one. */
function likelyDelimiter(start: string, whole: boolean): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const [heading, ...rows] = rowsOf(start, delimiter, whole).slice(0, rowsLookedAt);
    const columns = heading?.fields.length ?? 0;
    if (columns < 2) continue;
    const alike = rows.filter(({ fields }) => fields.length === columns).length;
    const score = ((alike + 1) / (rows.length + 1)) * 1000 + columns;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function rowsOf(start: string, delimiter: string, whole: boolean): CsvRow[] {
  const reader = new CsvReader(delimiter);
  const rows = reader.push(start);
  if (whole) rows.push(...reader.end());
  return rows.filter(({ fields }) => fields.some((field) => field.trim() !== ''));
}

/** Every column has a name of its own, since the mapping is by name. */
function columnNames(heading: readonly string[]): string[] {
  let last = heading.length;
  while (last > 1 && (heading[last - 1] ?? '').trim() === '') last -= 1;
  const names = new Set<string>();
  heading.slice(0, last).forEach((field, place) => {
    const name = plain(field).trim().slice(0, longestCell) || `Column ${place + 1}`;
    let unique = name;
    for (let n = 2; names.has(unique); n += 1) unique = `${name} (${n})`;
    names.add(unique);
  });
  return [...names];
}

function plain(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD');
}
