import type { Profile } from '@waypost/api';

/** A made-up person to try a message on: the person's fields, and the event's. */
export interface SampleRow {
  person: Pick<
    Profile,
    'firstName' | 'lastName' | 'phone' | 'locale' | 'country' | 'timeZone' | 'externalId'
  > & { attributes: Record<string, unknown> };
  event: Record<string, string>;
}

const ownColumns: Record<
  string,
  Exclude<keyof SampleRow['person'], 'attributes' | 'externalId'>
> = {
  first_name: 'firstName',
  last_name: 'lastName',
  phone: 'phone',
  locale: 'locale',
  country: 'country',
  time_zone: 'timeZone',
};

/**
 * Reads rows pasted from a spreadsheet or a CSV file. The first row names the columns: a profile's own
 * fields (`first_name`, `locale`), attributes by their names, and `event.total` for the event.
 */
export function readSampleRows(text: string): SampleRow[] {
  const [heads = [], ...rows] = readCells(text);
  return rows.map((cells, index) => {
    const row: SampleRow = {
      person: {
        externalId: `sample-${index + 1}`,
        firstName: null,
        lastName: null,
        phone: null,
        locale: null,
        country: null,
        timeZone: null,
        attributes: {},
      },
      event: {},
    };
    heads.forEach((head, place) => {
      const name = head.trim().replace(/^profile\./, '');
      const value = cells[place]?.trim() ?? '';
      if (name === '' || value === '') return;
      const own = ownColumns[name];
      if (own !== undefined) row.person[own] = value;
      else if (name === 'external_id') row.person.externalId = value;
      else if (name.startsWith('event.')) row.event[name.slice('event.'.length)] = value;
      else row.person.attributes[name] = value;
    });
    return row;
  });
}

/** Cells by row; the sign between cells is a tab, a semicolon or a comma, whichever the first row has. */
function readCells(text: string): string[][] {
  const [firstLine = ''] = text.trim().split(/\r?\n/);
  const sign = ['\t', ';', ','].find((candidate) => firstLine.includes(candidate)) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((value) => value.trim() !== '')) rows.push(row);
    row = [];
  };
  const source = `${text.trim()}\n`;
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] ?? '';
    if (letter === '"' && isQuoted && source[at + 1] === '"') {
      cell += letter;
      at += 1;
    } else if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (isQuoted) cell += letter;
    else if (letter === sign) endCell();
    else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
  }
  return rows;
}
