import type { ReactElement, ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
} from 'react-aria-components';

import { classes } from '../theme/classes.ts';
import { listPopoverClasses, optionClasses } from '../fields/options.tsx';

export interface MenuAction {
  id: string;
  label: string;
  description?: string;
  icon?: ReactNode;
  /** Destructive: in danger text; put it last. */
  isDanger?: boolean;
  isDisabled?: boolean;
  /** Heading it stands under, with its neighbours of the same one. */
  group?: string;
  href?: string;
  onAction?: () => void;
}

/** Commands behind a button (`trigger`, a `Button` or `IconButton`). */
export function Menu({
  label,
  trigger,
  actions,
  placement = 'bottom end',
}: {
  label: string;
  trigger: ReactElement;
  actions: readonly MenuAction[];
  placement?: 'bottom end' | 'bottom start' | 'right bottom' | 'top start';
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} className={listPopoverClasses}>
        <AriaMenu aria-label={label} className="min-w-44 p-1 outline-none">
          {grouped(actions).map(([group, ofGroup]) =>
            group === '' ? (
              ofGroup.map(row)
            ) : (
              <MenuSection key={group} className="pb-1">
                <Header className="px-2 pt-1.5 pb-1 text-caption text-muted">{group}</Header>
                {ofGroup.map(row)}
              </MenuSection>
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function grouped(actions: readonly MenuAction[]): [group: string, actions: MenuAction[]][] {
  return [...Map.groupBy(actions, ({ group }) => group ?? '')];
}

function row(action: MenuAction) {
  return (
    <MenuItem
      key={action.id}
      id={action.id}
      textValue={action.label}
      isDisabled={action.isDisabled ?? false}
      {...(action.href === undefined ? {} : { href: action.href })}
      {...(action.onAction === undefined ? {} : { onAction: action.onAction })}
      className={classes(optionClasses, Boolean(action.isDanger) && 'text-danger')}
    >
      {action.icon !== undefined && <span className="shrink-0 [&_svg]:size-4">{action.icon}</span>}
      <span className="flex min-w-0 flex-col">
        <Text slot="label">{action.label}</Text>
        {action.description !== undefined && (
          <Text slot="description" className="text-caption text-muted">
            {action.description}
          </Text>
        )}
      </span>
    </MenuItem>
  );
}
