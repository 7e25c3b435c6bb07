import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';

import { buttonClasses } from './buttonClasses.ts';
import { whilePending } from './while-pending.ts';
import type { ButtonSize, ButtonVariant } from './buttonClasses.ts';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A button with a verb on it. While `isPending` it keeps its width and turns a spinner. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  className,
  children,
  isPending = false,
  ...props
}: ButtonProps) {
  return (
    <AriaButton
      {...props}
      {...(isPending && whilePending)}
      className={buttonClasses(variant, size, className)}
    >
      {isPending ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </AriaButton>
  );
}
