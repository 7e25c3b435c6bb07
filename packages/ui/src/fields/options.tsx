import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBoxItem, Text } from 'react-aria-components';

import { classes } from '../theme/classes.ts';

/** One choice of a list. `value` is what the form keeps, `label` what is read. */
export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  description?: string | undefined;
  icon?: ReactNode;
  isDisabled?: boolean;
}

export const listPopoverClasses = classes(
  'z-popover min-w-(--trigger-width) max-w-96 overflow-auto rounded-control border border-line bg-raised shadow-popover',
  'transition-opacity duration-180 entering:opacity-0 exiting:opacity-0',
);

export const optionClasses = classes(
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-chip px-2 py-1.5 text-body text-ink outline-none select-none',
  'focus:bg-sunken focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent disabled:cursor-default disabled:opacity-50',
);

/** One row of an open list. */
export function OptionRow({ option }: { option: Option }) {
  return (
    <ListBoxItem
      id={option.value}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className={optionClasses}
    >
      {({ isSelected }) => (
        <>
          {option.icon !== undefined && (
            <span className="shrink-0 text-muted [&_svg]:size-4">{option.icon}</span>
          )}
          <span className="flex min-w-0 flex-1 flex-col">
            <Text slot="label" className="break-words">
              {option.label}
            </Text>
            {option.description !== undefined && (
              <Text slot="description" className="text-caption text-muted">
                {option.description}
              </Text>
            )}
          </span>
          {isSelected && <Check aria-hidden className="size-4 shrink-0 text-accent" />}
        </>
      )}
    </ListBoxItem>
  );
}
