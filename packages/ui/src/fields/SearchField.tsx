import { Search, X } from 'lucide-react';
import { Button, Group, Input, SearchField as AriaSearchField } from 'react-aria-components';
import type { SearchFieldProps as AriaSearchFieldProps } from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { boxClasses } from './Field.tsx';

export interface SearchFieldProps extends Omit<
  AriaSearchFieldProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  /** What is searched; also the placeholder. */
  label: string;
  className?: string | undefined;
}

/** A search box; Escape clears it. */
export function SearchField({ label, className, ...props }: SearchFieldProps) {
  const strings = useUiStrings();
  return (
    <AriaSearchField {...props} aria-label={label} className={classes('group min-w-0', className)}>
      <Group className={boxClasses}>
        <Search aria-hidden className="ml-3 size-4 shrink-0 text-muted" />
        <Input
          placeholder={label}
          className="h-full min-w-0 flex-1 bg-transparent px-2 text-body text-ink outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
        />
        <Button
          aria-label={strings.clear}
          className="mr-0.5 flex size-8 shrink-0 items-center justify-center rounded-control text-muted group-empty:invisible hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
