import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';
import type { LinkProps as AriaLinkProps } from 'react-aria-components';

import { buttonClasses } from './buttonClasses.ts';
import type { ButtonSize, ButtonVariant } from './buttonClasses.ts';

export interface LinkButtonProps extends Omit<AriaLinkProps, 'className' | 'style' | 'children'> {
  href: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A link to another screen that looks like a button. */
export function LinkButton({
  variant = 'secondary',
  size = 'medium',
  icon,
  className,
  children,
  ...props
}: LinkButtonProps) {
  return (
    <AriaLink {...props} className={buttonClasses(variant, size, className)}>
      {icon}
      {children}
    </AriaLink>
  );
}
