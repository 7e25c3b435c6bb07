import { parseTime } from '@internationalized/date';
import { DateInput, DateSegment, TimeField as AriaTimeField } from 'react-aria-components';

import { classes } from '../theme/classes.ts';
import { boxClasses, FieldLabel, FieldMessages, fieldClasses } from './Field.tsx';
import type { FieldTexts } from './Field.tsx';

export interface TimeFieldProps extends FieldTexts {
  /** HH:MM, of 24 hours. */
  value: string;
  onChange: (value: string) => void;
  isDisabled?: boolean;
  className?: string | undefined;
}

/** A time of day, in the reader's notation. */
export function TimeField({
  label,
  hideLabel = false,
  help,
  error,
  value,
  onChange,
  className,
  ...props
}: TimeFieldProps) {
  return (
    <AriaTimeField
      validationBehavior="aria"
      {...props}
      granularity="minute"
      value={parseTime(value)}
      onChange={(time) => {
        if (time !== null) onChange(time.toString().slice(0, 5));
      }}
      {...(error ? { isInvalid: true } : {})}
      className={classes(fieldClasses, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <DateInput className={classes(boxClasses, 'flex items-center px-3 py-1.5')}>
        {(segment) => (
          <DateSegment
            segment={segment}
            className="rounded-chip px-0.5 outline-none placeholder-shown:text-muted focus:bg-primary focus:text-on-primary type-literal:px-0 type-literal:text-muted"
          />
        )}
      </DateInput>
      <FieldMessages help={help} error={error} />
    </AriaTimeField>
  );
}
