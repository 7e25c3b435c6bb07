import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';

import { classes } from '../theme/classes.ts';
import { FieldLabel, FieldMessages, fieldClasses } from './Field.tsx';
import type { FieldTexts } from './Field.tsx';
import type { Option } from './options.tsx';

export interface RadioGroupProps<Value extends string> extends FieldTexts {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  isRequired?: boolean;
  isDisabled?: boolean;
  className?: string | undefined;
}

/** A few choices, all visible, each with room for an explanation. */
export function RadioGroup<Value extends string>({
  label,
  hideLabel = false,
  help,
  error,
  options,
  value,
  onChange,
  className,
  ...props
}: RadioGroupProps<Value>) {
  return (
    <AriaRadioGroup
      validationBehavior="aria"
      {...props}
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
      isInvalid={Boolean(error)}
      className={classes(fieldClasses, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <div className="flex flex-col gap-1">
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            isDisabled={option.isDisabled ?? false}
            className="group flex min-h-8 cursor-pointer items-start gap-2 py-1.5 text-body text-ink disabled:cursor-default disabled:opacity-50"
          >
            <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-field bg-surface group-selected:border-5 group-selected:border-primary group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent" />
            <span className="flex min-w-0 flex-col">
              {option.label}
              {option.description !== undefined && (
                <span className="text-caption text-muted">{option.description}</span>
              )}
            </span>
          </Radio>
        ))}
      </div>
      <FieldMessages help={help} error={error} />
    </AriaRadioGroup>
  );
}
