import { Checkbox, Field } from '@waypost/ui';
import { useId } from 'react';

import { useFormat } from '../../i18n/format.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Days of the week, 1 is Monday; any number of them. */
export function WeekdaysField({
  label,
  value,
  error,
  isDisabled,
  onChange,
}: {
  label: string;
  value: readonly number[];
  error: string | null;
  isDisabled: boolean;
  onChange: (days: number[]) => void;
}) {
  const format = useFormat();
  const id = useId();
  return (
    <Field id={id} label={label} error={error}>
      <div
        role="group"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-message`}
        className="grid grid-cols-4 gap-x-2"
      >
        {weekdays.map((day) => (
          <Checkbox
            key={day}
            aria-label={format.weekday(day)}
            isDisabled={isDisabled}
            isSelected={value.includes(day)}
            onChange={(isSelected) =>
              onChange(
                isSelected
                  ? [...value, day].toSorted((a, b) => a - b)
                  : value.filter((other) => other !== day),
              )
            }
          >
            {format.weekday(day, 'short')}
          </Checkbox>
        ))}
      </div>
    </Field>
  );
}
