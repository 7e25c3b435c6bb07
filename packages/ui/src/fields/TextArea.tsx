import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { boxClasses, FieldLabel, FieldMessages, fieldClasses, inputClasses } from './Field.tsx';
import type { FieldTexts } from './Field.tsx';

export interface TextAreaProps
  extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'aria-label'>, FieldTexts {
  placeholder?: string;
  rows?: number;
  /** Shows a counter; the text may run over, the counter then turns red. */
  limit?: number;
  className?: string | undefined;
}

/** Several lines of text, with a counter when there is a limit. */
export function TextArea({
  label,
  hideLabel = false,
  help,
  error,
  placeholder,
  rows = 3,
  limit,
  className,
  ...props
}: TextAreaProps) {
  const strings = useUiStrings();
  const count = props.value?.length ?? 0;
  return (
    <AriaTextField
      validationBehavior="aria"
      {...props}
      {...(error ? { isInvalid: true } : {})}
      className={classes(fieldClasses, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <AriaTextArea
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
        className={classes(
          boxClasses,
          inputClasses,
          'h-auto w-full resize-y bg-surface focus-visible:outline-2 focus-visible:outline-accent',
        )}
      />
      {limit !== undefined && (
        <span
          className={classes('self-end text-caption', count > limit ? 'text-danger' : 'text-muted')}
        >
          {strings.countOf(count, limit)}
        </span>
      )}
      <FieldMessages help={help} error={error} />
    </AriaTextField>
  );
}
