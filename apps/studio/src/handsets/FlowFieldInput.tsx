import type { FlowField } from '@waypost/api';
import { Checkbox, Field, NumberField, RadioGroup, Switch, TextField } from '@waypost/ui';
import { useId } from 'react';

/** What a person can answer to one question of a Flow. */
export type FlowAnswer = string | number | boolean | string[];

/** One question of a Flow, as the phone asks it. */
export function FlowFieldInput({
  field,
  value,
  onChange,
}: {
  field: FlowField;
  value: FlowAnswer | undefined;
  onChange: (answer: FlowAnswer) => void;
}) {
  const id = useId();
  const { label, required, options } = field;
  switch (field.kind) {
    case 'text':
    case 'date':
      return (
        <TextField
          label={label}
          isRequired={required}
          type={field.kind}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <NumberField
          label={label}
          isRequired={required}
          value={typeof value === 'number' ? value : Number.NaN}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <RadioGroup
          label={label}
          isRequired={required}
          options={options.map((option) => ({ value: option.id, label: option.title }))}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    case 'choices': {
      const chosen = Array.isArray(value) ? value : [];
      return (
        <Field id={id} label={label} isRequired={required}>
          <div role="group" aria-labelledby={`${id}-label`} className="flex flex-col">
            {options.map((option) => (
              <Checkbox
                key={option.id}
                isSelected={chosen.includes(option.id)}
                onChange={(isChosen) =>
                  onChange(
                    isChosen ? [...chosen, option.id] : chosen.filter((each) => each !== option.id),
                  )
                }
              >
                {option.title}
              </Checkbox>
            ))}
          </div>
        </Field>
      );
    }
    case 'yesno':
      return (
        <Switch isSelected={value === true} onChange={onChange}>
          {label}
        </Switch>
      );
  }
}
