import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import type { SwitchProps as AriaSwitchProps } from 'react-aria-components';

import { classes } from '../theme/classes.ts';

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
  className?: string | undefined;
}

/** On or off, at once. */
export function Switch({ children, className, ...props }: SwitchProps) {
  return (
    <AriaSwitch
      {...props}
      className={classes(
        'group flex min-h-8 cursor-pointer items-center gap-2.5 text-body text-ink disabled:cursor-default disabled:opacity-50',
        className,
      )}
    >
      <span className="flex h-5 w-9 shrink-0 items-center rounded-full border border-field bg-sunken px-0.5 transition-colors duration-120 group-selected:border-primary group-selected:bg-primary group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent">
        <span className="size-3.5 rounded-full bg-field transition-transform duration-120 group-selected:translate-x-4 group-selected:bg-on-primary" />
      </span>
      <span className="min-w-0">{children}</span>
    </AriaSwitch>
  );
}
