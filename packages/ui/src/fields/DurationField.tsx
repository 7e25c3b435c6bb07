import { useId } from 'react';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { Field } from './Field.tsx';
import type { FieldTexts } from './Field.tsx';
import { NumberField } from './NumberField.tsx';
import { Select } from './Select.tsx';

export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';

export interface DurationValue {
  amount: number;
  unit: DurationUnit;
}

export interface DurationFieldProps extends FieldTexts {
  value: DurationValue;
  onChange: (value: DurationValue) => void;
  units?: readonly DurationUnit[];
  isDisabled?: boolean;
}

/** A length of time as people say it: an amount and a unit. */
export function DurationField({
  value,
  onChange,
  units = ['seconds', 'minutes', 'hours', 'days', 'weeks'],
  isDisabled = false,
  ...texts
}: DurationFieldProps) {
  const strings = useUiStrings();
  const id = useId();
  return (
    <Field id={id} {...texts}>
      <div
        role="group"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-message`}
        className="grid grid-cols-2 gap-2"
      >
        <NumberField
          label={strings.amount}
          hideLabel
          minValue={1}
          maxValue={10_000}
          isDisabled={isDisabled}
          value={value.amount}
          onChange={(amount) => onChange({ ...value, amount: Number.isNaN(amount) ? 1 : amount })}
        />
        <Select
          label={strings.unit}
          hideLabel
          isDisabled={isDisabled}
          options={units.map((unit) => ({ value: unit, label: strings[unit] }))}
          value={value.unit}
          onChange={(unit) => onChange({ ...value, unit })}
        />
      </div>
    </Field>
  );
}
