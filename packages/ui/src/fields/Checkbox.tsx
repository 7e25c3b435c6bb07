import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import type { CheckboxProps as AriaCheckboxProps } from 'react-aria-components';

import { classes } from '../theme/classes.ts';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  /** Absent only where `aria-label` names it, as in a table. */
  children?: ReactNode;
  className?: string | undefined;
}

/** Yes or no, taken up when the form is. */
export function Checkbox({ children, className, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      className={classes(
        'group flex min-h-8 cursor-pointer items-center gap-2 text-body text-ink disabled:cursor-default disabled:opacity-50',
        className,
      )}
    >
      {({ isIndeterminate, isSelected }) => (
        <>
          <span className="flex size-4 shrink-0 items-center justify-center rounded-chip border border-field bg-surface text-on-primary group-indeterminate:border-primary group-indeterminate:bg-primary group-selected:border-primary group-selected:bg-primary group-invalid:border-danger group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent">
            {isIndeterminate && <Minus aria-hidden className="size-3" />}
            {isSelected && !isIndeterminate && <Check aria-hidden className="size-3" />}
          </span>
          {children !== undefined && <span className="min-w-0">{children}</span>}
        </>
      )}
    </AriaCheckbox>
  );
}
