import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
  Dialog,
  Popover,
} from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { listPopoverClasses } from './options.tsx';

const monthButton =
  'focus-ring flex size-8 items-center justify-center rounded-control text-muted hover:bg-sunken disabled:opacity-50';

/** The months in which a date is looked for; inside a date picker. */
export function CalendarPopover({ label }: { label: string }) {
  const strings = useUiStrings();
  return (
    <Popover className={classes(listPopoverClasses, 'p-3')}>
      <Dialog aria-label={label} className="outline-none">
        <Calendar>
          <header className="mb-2 flex items-center justify-between">
            <Button slot="previous" aria-label={strings.previousMonth} className={monthButton}>
              <ChevronLeft aria-hidden className="size-4 rtl:rotate-180" />
            </Button>
            <CalendarHeading className="text-label" />
            <Button slot="next" aria-label={strings.nextMonth} className={monthButton}>
              <ChevronRight aria-hidden className="size-4 rtl:rotate-180" />
            </Button>
          </header>
          <CalendarGrid>
            <CalendarGridHeader>
              {(day) => (
                <CalendarHeaderCell className="size-9 text-caption text-muted">
                  {day}
                </CalendarHeaderCell>
              )}
            </CalendarGridHeader>
            <CalendarGridBody>
              {(date) => (
                <CalendarCell
                  date={date}
                  className="focus-ring flex size-9 cursor-pointer items-center justify-center rounded-control text-body hover:bg-sunken outside-month:invisible selected:bg-primary selected:text-on-primary disabled:cursor-default disabled:text-muted disabled:opacity-50"
                />
              )}
            </CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}
