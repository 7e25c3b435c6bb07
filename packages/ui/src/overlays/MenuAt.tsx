import { useRef } from 'react';
import { Menu as AriaMenu, MenuItem, Popover, Text } from 'react-aria-components';

import { listPopoverClasses, optionClasses } from '../fields/options.tsx';
import { classes } from '../theme/classes.ts';
import type { MenuAction } from './Menu.tsx';

/** Commands at a point of the window: where something was dropped or pressed. */
export function MenuAt({
  label,
  point,
  actions,
  onClose,
}: {
  label: string;
  /** px from the window's upper left corner; null: closed. */
  point: { x: number; y: number } | null;
  actions: readonly MenuAction[];
  onClose: () => void;
}) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        aria-hidden
        className="pointer-events-none fixed size-px"
        style={{ left: point?.x ?? 0, top: point?.y ?? 0 }}
      />
      <Popover
        triggerRef={anchor}
        placement="bottom start"
        isOpen={point !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
        className={listPopoverClasses}
      >
        <AriaMenu
          aria-label={label}
          autoFocus="first"
          className="min-w-44 p-1 outline-none"
          onClose={onClose}
        >
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.label}
              isDisabled={action.isDisabled ?? false}
              {...(action.onAction === undefined ? {} : { onAction: action.onAction })}
              className={classes(optionClasses, Boolean(action.isDanger) && 'text-danger')}
            >
              {action.icon !== undefined && (
                <span className="shrink-0 [&_svg]:size-4">{action.icon}</span>
              )}
              <Text slot="label">{action.label}</Text>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </>
  );
}
