import type { EntryEvent } from '@waypost/journey';

type EventField = EntryEvent['fields'][number];

/** What was typed into the trigger form, by field name. */
export type TypedPayload = Record<string, string>;

/**
 * The event's payload from what was typed: numbers and truth values as such, empty fields left out.
 * `invalid` names fields whose text is not of their kind.
 */
export function eventPayload(
  fields: readonly EventField[],
  typed: TypedPayload,
): { payload: Record<string, unknown>; invalid: string[] } {
  const payload: Record<string, unknown> = {};
  const invalid: string[] = [];
  for (const { name, kind } of fields) {
    const text = (typed[name] ?? '').trim();
    if (text === '') continue;
    switch (kind) {
      case 'text':
        payload[name] = text;
        break;
      case 'number': {
        const value = Number(text.replace(',', '.'));
        if (Number.isFinite(value)) payload[name] = value;
        else invalid.push(name);
        break;
      }
      case 'boolean':
        payload[name] = text === 'true';
        break;
      case 'date':
        if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))) {
          payload[name] = text;
        } else invalid.push(name);
        break;
    }
  }
  return { payload, invalid };
}

/** A form filled with what the person's attributes of the same names hold; what was typed stays. */
export function prefilled(
  fields: readonly EventField[],
  attributes: Readonly<Record<string, unknown>>,
  typed: TypedPayload,
): TypedPayload {
  const known = fields.flatMap(({ name }): [string, string][] => {
    const value = attributes[name];
    return ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)]] : [];
  });
  const kept = Object.entries(typed).filter(([, text]) => text !== '');
  return { ...Object.fromEntries(known), ...Object.fromEntries(kept) };
}
