import { classes } from '../theme/classes.ts';

/** One primary per screen; danger comes last in its row. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

/** `medium` is 36 px high, `small` (toolbars) 32. */
export type ButtonSize = 'medium' | 'small';

const variants: Record<ButtonVariant, string> = {
  primary:
    'bg-primary text-on-primary border-transparent hover:bg-primary-hover pressed:bg-primary-hover',
  secondary: 'bg-raised text-ink border-line hover:bg-sunken pressed:bg-sunken',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-sunken pressed:bg-sunken',
  danger: 'bg-raised text-danger border-line hover:bg-danger-tint pressed:bg-danger-tint',
};

/** The look shared by buttons and by links that look like buttons. */
export function buttonClasses(
  variant: ButtonVariant,
  size: ButtonSize,
  className?: string,
): string {
  return classes(
    'focus-ring inline-flex shrink-0 items-center justify-center gap-2 rounded-control border',
    'text-label whitespace-nowrap no-underline select-none cursor-pointer transition-colors duration-120',
    'disabled:cursor-default disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
    size === 'medium' ? 'h-9 px-4' : 'h-8 px-3',
    variants[variant],
    className,
  );
}
