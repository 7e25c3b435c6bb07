import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';

import { buttonClasses } from './buttonClasses.ts';
import type { ButtonSize, ButtonVariant } from './buttonClasses.ts';
import { Tooltip } from './Tooltip.tsx';
import { whilePending } from './while-pending.ts';

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  /** Read aloud, and shown as the tooltip. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  className?: string | undefined;
}

/** A square button that shows only an icon; its name is a tooltip. */
export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size = 'medium',
  placement = 'bottom',
  className,
  isPending = false,
  ...props
}: IconButtonProps) {
  const square = size === 'medium' ? 'size-9 px-0' : 'size-8 px-0';
  return (
    <Tooltip text={label} placement={placement}>
      <AriaButton
        {...props}
        {...(isPending && whilePending)}
        aria-label={label}
        className={buttonClasses(variant, size, `${square} ${className ?? ''}`)}
      >
        {isPending ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      </AriaButton>
    </Tooltip>
  );
}
