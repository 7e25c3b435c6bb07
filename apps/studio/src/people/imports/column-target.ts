import type { ColumnTarget } from '@waypost/api';

/** Where a column may go, as the list offers it; an attribute has a name of its own beside it. */
export const targetChoices = [
  'externalId',
  'firstName',
  'lastName',
  'phone',
  'bsuid',
  'country',
  'locale',
  'timeZone',
  'marketingConsent',
  'serviceConsent',
  'consentDate',
  'consentSource',
  'attribute',
  'ignore',
] as const;
export type TargetChoice = (typeof targetChoices)[number];

/** The choice a target stands for. */
export function choiceOf(target: ColumnTarget): TargetChoice {
  return targetChoices.find((choice) => choice === target) ?? 'attribute';
}

/** The attribute's name; empty when the column is no attribute. */
export function attributeOf(target: ColumnTarget): string {
  return target.startsWith('attribute:') ? target.slice('attribute:'.length) : '';
}

/** A name an attribute may have, made of a column's heading: "Loyalty tier" becomes `loyalty_tier`. */
export function attributeName(column: string): string {
  const name = column
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 64);
  return name === '' ? 'attribute' : name;
}

/** The target of a choice for a column; `name` is the attribute's. */
export function targetOf(choice: TargetChoice, name: string): ColumnTarget {
  return choice === 'attribute' ? `attribute:${name}` : choice;
}
