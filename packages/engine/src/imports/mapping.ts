/** Where a column of a file goes. `attribute:<name>` makes it an attribute; `ignore` drops it. */
export type ColumnTarget =
  | 'externalId'
  | 'firstName'
  | 'lastName'
  | 'phone'
  | 'bsuid'
  | 'country'
  | 'locale'
  | 'timeZone'
  | 'marketingConsent'
  | 'serviceConsent'
  | 'consentDate'
  | 'consentSource'
  | 'ignore'
  | `attribute:${string}`;

/** Column name → target. Columns that are not named are ignored. */
export type ColumnMapping = Record<string, ColumnTarget>;

const attributeFormat = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** One thing wrong with a mapping. */
export interface MappingProblem {
  /** `mapping`, or `mapping.<column>`. */
  field: string;
  text: string;
}

/** What keeps a mapping from being used on a file with these columns. */
export function mappingProblems(
  mapping: Readonly<ColumnMapping>,
  columns: readonly string[],
): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const holder = new Map<ColumnTarget, string>();
  for (const [column, target] of Object.entries(mapping)) {
    const field = `mapping.${column}`;
    if (!columns.includes(column)) {
      problems.push({ field, text: `The file has no column "${column}".` });
      continue;
    }
    if (target === 'ignore') continue;
    const attribute = attributeOf(target);
    if (attribute !== null && !attributeFormat.test(attribute)) {
      problems.push({
        field,
        text: 'The name of an attribute starts with a letter and has letters, digits and _ only, at most 64.',
      });
    }
    const other = holder.get(target);
    if (other !== undefined) {
      problems.push({ field, text: `"${other}" already goes to ${target}. Change one of them.` });
    }
    holder.set(target, column);
  }
  if (!holder.has('externalId') && !holder.has('phone') && !holder.has('bsuid')) {
    problems.push({
      field: 'mapping',
      text: 'Say which column holds your id of the person (externalId), or at least the phone number (phone) or the WhatsApp user id (bsuid).',
    });
  }
  return problems;
}

/** The attribute's name, null when the target is none. */
export function attributeOf(target: ColumnTarget): string | null {
  return target.startsWith('attribute:') ? target.slice('attribute:'.length) : null;
}
