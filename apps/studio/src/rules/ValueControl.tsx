import { needsValue, ruleOperatorSchema } from '@waypost/journey';
import type { ValueEditorProps } from 'react-querybuilder';

import { ComparisonValue } from './ComparisonValue.tsx';
import { SubjectControl } from './conditions/SubjectControl.tsx';
import { subjectOf, valueFor } from './query.ts';
import { subjectKind } from './subjects.ts';
import { useSurroundings } from './surroundings.ts';

/** What stands behind field and comparison: a value, or everything that a condition of another kind asks for. */
export function ValueControl(props: ValueEditorProps) {
  const { operator, field, path, disabled = false } = props;
  const { fields, problems } = useSurroundings();
  const place = path.map((index) => `.rules.${index}`).join('');
  const subject = subjectKind(field);
  if (subject !== undefined) {
    return (
      <SubjectControl
        condition={subjectOf(subject, props.value)}
        place={place}
        isReadOnly={disabled}
        onChange={(changed) => props.handleOnChange(changed)}
      />
    );
  }
  const parsed = ruleOperatorSchema.safeParse(operator);
  if (!parsed.success || !needsValue(parsed.data)) return null;
  const known = fields.get(field);
  return (
    <ComparisonValue
      kind={known?.kind ?? 'text'}
      operator={parsed.data}
      value={valueFor(parsed.data, props.value)}
      suggestions={known?.examples ?? []}
      error={problems[`${place}.value`] ?? problems[place] ?? null}
      isReadOnly={disabled}
      onChange={(value) => props.handleOnChange(value)}
    />
  );
}
