import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

/** Names its child (a focusable control) on hover and focus. */
export function Tooltip({
  text,
  placement = 'bottom',
  children,
}: {
  text: ReactNode;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactElement;
}) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      {children}
      <AriaTooltip
        placement={placement}
        offset={6}
        className="z-popover max-w-64 rounded-chip border border-line bg-raised px-2 py-1 text-caption text-ink shadow-popover"
      >
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
