import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

import { classes } from '../theme/classes.ts';

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
}

/** Two to four exclusive views of the same place, such as Design · Test · Live. */
export function SegmentedControl<Value extends string>({
  label,
  segments,
  value,
  onChange,
  className,
}: {
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string | undefined;
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.value));
        if (chosen) onChange(chosen.value);
      }}
      className={classes(
        'inline-flex h-8 w-fit items-stretch gap-0.5 rounded-control border border-line bg-sunken p-0.5',
        className,
      )}
    >
      {segments.map((segment) => (
        <ToggleButton
          key={segment.value}
          id={segment.value}
          className="focus-ring inline-flex cursor-pointer items-center gap-1.5 rounded-chip border border-transparent px-3 text-label whitespace-nowrap text-muted hover:text-ink selected:border-line selected:bg-raised selected:text-ink [&_svg]:size-4"
        >
          {segment.icon}
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
