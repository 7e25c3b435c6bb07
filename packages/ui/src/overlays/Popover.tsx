import type { ReactElement, ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';

import { classes } from '../theme/classes.ts';
import { listPopoverClasses } from '../fields/options.tsx';

/** A small panel beside its `trigger` (a `Button` or `IconButton`). `children` may close it. */
export function Popover({
  label,
  trigger,
  placement = 'bottom start',
  className,
  children,
}: {
  label: string;
  trigger: ReactElement;
  placement?: 'bottom start' | 'bottom end' | 'left top' | 'right top' | 'top start';
  className?: string | undefined;
  children: ReactNode | ((close: () => void) => ReactNode);
}) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover placement={placement} className={classes(listPopoverClasses, 'p-3', className)}>
        <Dialog aria-label={label} className="outline-none">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
