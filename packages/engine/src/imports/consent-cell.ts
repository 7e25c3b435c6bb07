import type { ConsentState } from '../database/schema.ts';

const yes =
  'yes y true t 1 x ok in optin opted-in subscribed granted agreed si s sì vero iscritto acconsente oui o vrai d’accord inscrit ja j waar akkoord aangemeld 是 是的 同意 已同意 真 对 sim verdadero wahr on';
const no =
  'no n false f 0 out optout opted-out unsubscribed denied refused falso disiscritto rifiuta non faux refusé désinscrit nee onwaar geweigerd afgemeld 否 不 不是 不同意 未同意 假 não nein off';

const states = new Map<string, ConsentState>();
for (const word of yes.split(' ')) states.set(essence(word), 'in');
for (const word of no.split(' ')) states.set(essence(word), 'out');

/**
 * What a cell says about consent, in English, Italian, French, Dutch or Chinese: null when it is empty,
 * `unclear` for any other word. Nobody is opted in by a word we do not know.
 */
export function readConsent(cell: string): ConsentState | 'unclear' | null {
  const word = essence(cell);
  if (word === '') return null;
  return states.get(word) ?? 'unclear';
}

function essence(cell: string): string {
  return cell
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The moment of a date as files write it, in ms since the epoch: ISO 8601 (UTC when it names no zone), or
 * day, month and year with `/`, `.` or `-`. Null for anything else, and for dates before 2009, when there
 * was nothing to consent to.
 */
export function readConsentDate(cell: string): number | null {
  const text = cell.normalize('NFKC').trim();
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text);
  const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  const at =
    dayFirst !== null
      ? moment(dayFirst[3], dayFirst[2], dayFirst[1])
      : yearFirst !== null
        ? moment(yearFirst[1], yearFirst[2], yearFirst[3])
        : chinese !== null
          ? moment(chinese[1], chinese[2], chinese[3])
          : isoMoment(text);
  return at === null || at < Date.UTC(2009, 0, 1) ? null : at;
}

function moment(year = '', month = '', day = ''): number | null {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
    ? date.getTime()
    : null;
}

function isoMoment(text: string): number | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    );
  if (match === null) return null;
  const zone = match[3] === undefined || /^utc$/i.test(match[3]) ? 'Z' : match[3];
  const at = Date.parse(`${match[1]}T${match[2]}${zone}`);
  return Number.isNaN(at) ? null : at;
}
