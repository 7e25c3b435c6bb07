import type { OwnProblem } from '../definition.ts';

/** Fields of an entry that are listed under one name. */
export function repeatedFields(fields: readonly { name: string }[]): OwnProblem[] {
  const seen = new Set<string>();
  return fields.flatMap(({ name }, index): OwnProblem[] => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      {
        severity: 'error',
        field: `fields.${index}.name`,
        code: 'event_field_repeated',
        text: `The field "${name}" is listed twice. Remove one.`,
      },
    ];
  });
}
