import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';
import type { LinkProps as AriaLinkProps } from 'react-aria-components';

import { classes } from '../theme/classes.ts';

export interface LinkProps extends Omit<AriaLinkProps, 'className' | 'style' | 'children'> {
  href: string;
  /** Underlined only on hover: for links that stand alone, not inside a sentence. */
  isQuiet?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** A link inside text or a list; the studio's router follows it without a page load. */
export function Link({ isQuiet = false, className, ...props }: LinkProps) {
  return (
    <AriaLink
      {...props}
      className={classes(
        'focus-ring rounded-chip text-accent underline-offset-2 hover:underline',
        !isQuiet && 'underline',
        className,
      )}
    />
  );
}
