import { fromAbsolute, now } from '@internationalized/date';
import { CalendarDays } from 'lucide-react';
import { Button, DateInput, DatePicker, DateSegment, Group } from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { CalendarPopover } from './CalendarPopover.tsx';
import { boxClasses, FieldLabel, FieldMessages, fieldClasses } from './Field.tsx';
import type { FieldTexts } from './Field.tsx';

export interface DateTimeFieldProps extends FieldTexts {
  /** Milliseconds since the epoch, or `null` while empty. */
  value: number | null;
  onChange: (value: number | null) => void;
  /** IANA time zone in which the reader writes, e.g. `Europe/Rome`; shown in the field. */
  zone: string;
  /** Earliest instant allowed, in milliseconds since the epoch. */
  minValue?: number;
  isRequired?: boolean;
  isDisabled?: boolean;
  className?: string | undefined;
}

/** An instant: date, time and the zone they are meant in, in the reader's order and calendar. */
export function DateTimeField({
  label,
  hideLabel = false,
  help,
  error,
  value,
  onChange,
  zone,
  minValue,
  className,
  ...props
}: DateTimeFieldProps) {
  const strings = useUiStrings();
  return (
    <DatePicker
      validationBehavior="aria"
      {...props}
      granularity="minute"
      placeholderValue={now(zone).set({ second: 0, millisecond: 0 })}
      value={value === null ? null : fromAbsolute(value, zone)}
      {...(minValue === undefined ? {} : { minValue: fromAbsolute(minValue, zone) })}
      onChange={(date) => onChange(date === null ? null : date.toDate().getTime())}
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
        <Button
          aria-label={strings.openCalendar}
          className="focus-ring mr-0.5 flex size-8 shrink-0 items-center justify-center rounded-control text-muted hover:text-ink"
        >
          <CalendarDays aria-hidden className="size-4" />
        </Button>
      </Group>
      <FieldMessages help={help} error={error} />
      <CalendarPopover label={label} />
    </DatePicker>
  );
}
