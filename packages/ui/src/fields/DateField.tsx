import { parseDate } from '@internationalized/date';
import { CalendarDays, X } from 'lucide-react';
import { Button, DateInput, DatePicker, DateSegment, Group } from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { CalendarPopover } from './CalendarPopover.tsx';
import { boxClasses, FieldLabel, FieldMessages, fieldClasses } from './Field.tsx';
import type { FieldTexts } from './Field.tsx';

export interface DateFieldProps extends FieldTexts {
  /** YYYY-MM-DD, or `null` while empty. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** Says what the button does that empties it; without, it can't be emptied. */
  clearLabel?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  className?: string | undefined;
}

const sideButton =
  'focus-ring mr-0.5 flex size-8 shrink-0 items-center justify-center rounded-control text-muted hover:text-ink';

/** A day, in the reader's order and calendar. */
export function DateField({
  label,
  hideLabel = false,
  help,
  error,
  value,
  onChange,
  clearLabel,
  className,
  ...props
}: DateFieldProps) {
  const strings = useUiStrings();
  return (
    <DatePicker
      validationBehavior="aria"
      {...props}
      granularity="day"
      value={value === null ? null : parseDate(value)}
      onChange={(date) => onChange(date?.toString() ?? null)}
      {...(error ? { isInvalid: true } : {})}
      className={classes(fieldClasses, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <Group className={boxClasses}>
        <DateInput className="flex min-w-0 flex-1 flex-wrap items-center px-3 py-1.5">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded-chip px-0.5 outline-none placeholder-shown:text-muted focus:bg-primary focus:text-on-primary type-literal:px-0 type-literal:text-muted"
            />
          )}
        </DateInput>
        {value !== null && clearLabel !== undefined && props.isDisabled !== true && (
          <Button
            slot={null}
            aria-label={clearLabel}
            className={sideButton}
            onPress={() => onChange(null)}
          >
            <X aria-hidden className="size-4" />
          </Button>
        )}
        <Button aria-label={strings.openCalendar} className={sideButton}>
          <CalendarDays aria-hidden className="size-4" />
        </Button>
      </Group>
      <FieldMessages help={help} error={error} />
      <CalendarPopover label={label} />
    </DatePicker>
  );
}
