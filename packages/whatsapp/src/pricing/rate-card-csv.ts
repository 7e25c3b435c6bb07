import { chargeCategories, type Prices, type RateCard } from './rate-card.ts';

/** Names the row of all countries that have none of their own. */
const elsewhere = '*';

/** The prices of a card as CSV: a row per country (ISO code), `*` for everywhere else. */
export function rateCardCsv({ countries, everywhereElse }: RateCard): string {
  return [
    ['country', ...chargeCategories].join(','),
    ...countries.map((prices) => row(prices.country, prices)),
    ...(everywhereElse === null ? [] : [row(elsewhere, everywhereElse)]),
    '',
  ].join('\r\n');
}

function row(name: string, prices: Prices): string {
  return [name, ...chargeCategories.map((category) => prices[category] ?? '')].join(',');
}

/** What a file of prices says. */
export interface ReadPrices {
  countries: RateCard['countries'];
  everywhereElse: Prices | null;
  /** Rows whose first column is no country, such as a region. */
  unread: string[];
}

/**
 * Reads prices from CSV: columns in any order by name (`country` or `market`, and the categories), separated by comma,
 * semicolon or tab; decimals by point, or by comma where that separates nothing. Of a country named twice the last row
 * counts.
 *
 * @param countryOf the ISO code that a text means; null: none
 * @returns null when the first row names no countries or no category
 */
export function readRateCardCsv(
  text: string,
  countryOf: (name: string) => string | null,
): ReadPrices | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const head = lines[0] ?? '';
  const separator = ['\t', ';', ','].find((mark) => head.includes(mark)) ?? ',';
  const names = cellsOf(head, separator).map((name) => name.toLowerCase());
  const at = names.findIndex((name) => name === 'country' || name === 'market');
  const columns = chargeCategories.map((category) => names.indexOf(category));
  if (at === -1 || columns.every((column) => column === -1)) return null;
  const found = new Map<string, Prices>();
  const unread: string[] = [];
  for (const line of lines.slice(1)) {
    const cells = cellsOf(line, separator);
    const name = cells[at] ?? '';
    const country = name === elsewhere ? elsewhere : countryOf(name);
    const [marketing, utility, authentication, service] = columns.map((column) =>
      priceIn(cells[column] ?? '', separator),
    );
    if (country === null) {
      unread.push(name);
    } else {
      found.set(country, {
        marketing: marketing ?? null,
        utility: utility ?? null,
        authentication: authentication ?? null,
        service: service ?? null,
      });
    }
  }
  const everywhereElse = found.get(elsewhere) ?? null;
  found.delete(elsewhere);
  const countries = [...found].map(([country, prices]) => ({ country, ...prices }));
  return { countries, everywhereElse, unread };
}

function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const mark of line) {
    if (mark === '"') isQuoted = !isQuoted;
    else if (mark === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += mark;
  }
  return [...cells, cell.trim()];
}

/** Null: there is no price, or none that can be. */
function priceIn(cell: string, separator: string): number | null {
  const written = (separator === ',' ? cell : cell.replace(',', '.')).replace(/[^\d.]/g, '');
  if (!/^\d*\.?\d+$/.test(written)) return null;
  const price = Number(written);
  return price <= 1000 ? price : null;
}
