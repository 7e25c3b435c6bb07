import type { ReactNode, Ref } from 'react';
import { Group, Input, TextField as AriaTextField } from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';

import { classes } from '../theme/classes.ts';
import { boxClasses, FieldLabel, FieldMessages, fieldClasses, inputClasses } from './Field.tsx';
import type { FieldTexts } from './Field.tsx';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'aria-label'>, FieldTexts {
  placeholder?: string;
  prefix?: ReactNode;
  suffix?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  className?: string | undefined;
}

/** One line of text. */
export function TextField({
  label,
  hideLabel = false,
  help,
  error,
  placeholder,
  prefix,
  suffix,
  inputRef,
  className,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField
      validationBehavior="aria"
      {...props}
      {...(error ? { isInvalid: true } : {})}
      className={classes(fieldClasses, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <Group className={boxClasses}>
        {prefix !== undefined && <span className="shrink-0 pl-3 text-muted">{prefix}</span>}
        <Input
          className={inputClasses}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
        {suffix !== undefined && <span className="shrink-0 pr-3 text-muted">{suffix}</span>}
      </Group>
      <FieldMessages help={help} error={error} />
    </AriaTextField>
  );
}
