import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

import { classes } from '../theme/classes.ts';

export interface TabItem<Id extends string> {
  id: Id;
  label: string;
  /** Shown after the label, e.g. a number of problems. */
  badge?: ReactNode;
  content: ReactNode;
}

/** Views of one thing, one at a time. Leave `selected` out to let the tabs keep it themselves. */
export function Tabs<Id extends string>({
  label,
  items,
  selected,
  onSelect,
  className,
}: {
  label: string;
  items: readonly TabItem<Id>[];
  selected?: Id;
  onSelect?: (id: Id) => void;
  className?: string | undefined;
}) {
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => {
        const item = items.find(({ id }) => id === key);
        if (item) onSelect?.(item.id);
      }}
      className={classes('flex min-w-0 flex-col', className)}
    >
      <TabList
        aria-label={label}
        className="flex gap-5 overflow-x-auto shadow-[inset_0_-1px_var(--color-line)]"
      >
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            className="focus-ring flex h-9 shrink-0 cursor-pointer items-center gap-1.5 rounded-t-chip border-b-2 border-transparent px-0.5 text-label text-muted hover:text-ink focus-visible:-outline-offset-2 selected:border-accent selected:text-ink"
          >
            {item.label}
            {item.badge}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="min-h-0 pt-4 outline-none">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
