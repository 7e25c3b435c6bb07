import type { Wait, WaitUntil, WaitUntilOf } from './schema.ts';

const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** How long people wait, in plain English: "2 days", "until 09:00 on a working day in their own time zone". */
export function describeWait({ until, duration: { amount, unit } }: Wait): string {
  switch (until.kind) {
    case 'duration':
      return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
    case 'time':
      return `until ${until.time}${days(until.weekdays)} ${zone(until)}`;
    case 'hours':
      return `until it is between ${until.from} and ${until.to}${days(until.weekdays)} ${zone(until)}`;
    case 'date':
      return `until ${date(until)} ${zone(until)}`;
    case 'moment':
      return `until the moment worked out for each of them ${zone(until)}`;
  }
}

function date({ field, offset, time, everyYear }: WaitUntilOf<'date'>): string {
  const away =
    offset === null
      ? ''
      : `${offset.amount} ${offset.amount === 1 ? offset.unit.slice(0, -1) : offset.unit} ${offset.direction} `;
  const when = time === null ? '' : ` at ${time}`;
  return `${away}${field === '' ? 'a date' : field}${everyYear ? ' of each year' : ''}${when}`;
}

function days(weekdays: readonly number[]): string {
  const chosen = weekdays.toSorted((a, b) => a - b).join('');
  if (chosen === '1234567') return '';
  if (chosen === '12345') return ' on a working day';
  if (chosen === '67') return ' at the weekend';
  const names = weekdayNames.filter((_, index) => weekdays.includes(index + 1));
  return names.length === 0 ? ' on no day' : ` on a ${names.join(' or ')}`;
}

function zone(until: Exclude<WaitUntil, { kind: 'duration' }>): string {
  return until.zone === null ? 'in their own time zone' : `in the time zone ${until.zone}`;
}
