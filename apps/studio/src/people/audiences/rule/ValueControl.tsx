import { ruleOperatorSchema } from '@waypost/journey';
import { NumberField, Select, SuggestField, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueEditorProps } from 'react-querybuilder';

import { kindOf } from './controls.tsx';
import { needsValue } from './operators.ts';
import { surroundingsSchema } from './surroundings.ts';

const place = 'min-w-36 flex-1 basis-36';

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The value a comparison compares with, by the kind of its field. */
export function ValueControl(props: ValueEditorProps) {
  const { operator, field, fieldData, path, context, disabled } = props;
  const change = (value: unknown): void => props.handleOnChange(value);
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  const parsed = ruleOperatorSchema.safeParse(operator);
  if (!parsed.success || !needsValue(parsed.data)) return null;
  const { problems, examples } = surroundingsSchema.parse(context);
  const key = path.map((index) => `.rules.${index}`).join('');
  const common = {
    label: t('value'),
    hideLabel: true,
    className: place,
    isDisabled: disabled ?? false,
    error: problems[`${key}.value`] ?? problems[key] ?? null,
  };
  const current: unknown = props.value;

  if (parsed.data === 'one_of') {
    return <SeveralValues {...common} value={current} onChange={change} />;
  }
  switch (kindOf(fieldData)) {
    case 'consent':
      return (
        <Select
          {...common}
          options={[
            { value: 'in', label: t('consent.in') },
            { value: 'out', label: t('consent.out') },
          ]}
          value={current === 'in' || current === 'out' ? current : null}
          placeholder={t('choose')}
          onChange={change}
        />
      );
    case 'number':
      return (
        <NumberField
          {...common}
          value={current === '' || current === null ? Number.NaN : Number(current)}
          onChange={(number) => change(Number.isNaN(number) ? '' : number)}
        />
      );
    case 'date':
      return <TextField {...common} type="date" value={textOf(current)} onChange={change} />;
    case 'boolean':
    case 'text':
      return (
        <SuggestField
          {...common}
          value={textOf(current)}
          onChange={change}
          suggestions={examples[field] ?? []}
        />
      );
  }
}

/** Several values, written with commas between them. */
function SeveralValues({
  value,
  onChange,
  ...field
}: {
  value: unknown;
  onChange: (values: string[]) => void;
  label: string;
  hideLabel: boolean;
  className: string;
  isDisabled: boolean;
  error: string | null;
}) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  const [text, setText] = useState(() =>
    Array.isArray(value) ? value.map(String).join(', ') : textOf(value),
  );
  return (
    <TextField
      {...field}
      help={t('severalHelp')}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(
          next
            .split(',')
            .map((part) => part.trim())
            .filter((part) => part !== ''),
        );
      }}
    />
  );
}
