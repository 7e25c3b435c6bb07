import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ButtonProps } from 'react-aria-components';

import { classes } from '../theme/classes.ts';

/** A small round button of the phone's own: attachments, what can be done with a message. */
export function PhoneButton({
  label,
  icon,
  size = 'medium',
  className,
  ...props
}: Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> & {
  /** Read aloud. */
  label: string;
  icon: ReactNode;
  /** 32 px, or 24 beside a message. */
  size?: 'medium' | 'small';
  className?: string | undefined;
}) {
  return (
    <Button
      {...props}
      aria-label={label}
      className={classes(
        'focus-ring flex shrink-0 cursor-pointer items-center justify-center rounded-full text-phone-time hover:bg-phone-line disabled:opacity-50',
        size === 'medium' ? 'size-8 [&_svg]:size-5' : 'size-6 [&_svg]:size-4',
        className,
      )}
    >
      {icon}
    </Button>
  );
}
