import { Link } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import { Focusable, Tooltip } from '@waypost/ui';
import type { ReactNode } from 'react';

/** One entry of the navigation: icon and name, or only the icon while collapsed. */
export function NavigationLink({
  to,
  icon,
  label,
  isCollapsed,
}: {
  to: NonNullable<LinkProps['to']>;
  icon: ReactNode;
  label: string;
  isCollapsed: boolean;
}) {
  const link = (
    <Link
      to={to}
      activeOptions={{ exact: to === '/' }}
      aria-label={isCollapsed ? label : undefined}
      className="flex h-9 items-center gap-3 rounded-control px-2.5 text-label text-muted no-underline transition-colors duration-120 hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink [&_svg]:size-4 [&_svg]:shrink-0"
    >
      {icon}
      {!isCollapsed && label}
    </Link>
  );
  return isCollapsed ? (
    <Tooltip text={label} placement="right">
      <Focusable>{link}</Focusable>
    </Tooltip>
  ) : (
    link
  );
}
