import { Link } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import { Badge, Focusable, Tooltip } from '@waypost/ui';
import type { ReactNode } from 'react';

import { useFormat } from '../i18n/format.ts';

/** One entry of the navigation: icon and name, or only the icon while collapsed. */
export function NavigationLink({
  to,
  icon,
  label,
  isCollapsed,
  count = 0,
}: {
  to: NonNullable<LinkProps['to']>;
  icon: ReactNode;
  label: string;
  isCollapsed: boolean;
  /** How much waits there; nothing is shown of 0. */
  count?: number;
}) {
  const format = useFormat();
  const link = (
    <Link
      to={to}
      activeOptions={{ exact: to === '/' }}
      aria-label={isCollapsed ? label : undefined}
      className="flex h-9 shrink-0 items-center gap-3 rounded-control px-2.5 text-label text-muted no-underline transition-colors duration-120 hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink [&_svg]:size-4 [&_svg]:shrink-0"
    >
      {icon}
      {!isCollapsed && label}
      {!isCollapsed && count > 0 && (
        <Badge tone="warning" className="ml-auto">
          {format.number(count)}
        </Badge>
      )}
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
