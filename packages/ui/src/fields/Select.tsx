import { ChevronDown } from 'lucide-react';
import { Button, ListBox, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { boxClasses, FieldLabel, FieldMessages, fieldClasses } from './Field.tsx';
import type { FieldTexts } from './Field.tsx';
import { listPopoverClasses, OptionRow } from './options.tsx';
import type { Option } from './options.tsx';

export interface SelectProps<Value extends string> extends FieldTexts {
  options: readonly Option<Value>[];
  /** `null` while nothing is chosen. */
  value: Value | null;
  onChange: (value: Value) => void;
  placeholder?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  name?: string;
  size?: 'medium' | 'small';
  className?: string | undefined;
}

/** One choice out of a short list. */
export function Select<Value extends string>({
  label,
  hideLabel = false,
  help,
  error,
  options,
  value,
  onChange,
  placeholder,
  size = 'medium',
  className,
  ...props
}: SelectProps<Value>) {
  const strings = useUiStrings();
  return (
    <AriaSelect
      validationBehavior="aria"
      {...props}
      placeholder={placeholder ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      isInvalid={Boolean(error)}
      className={classes(fieldClasses, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <Button
        className={classes(
          boxClasses,
          'focus-ring cursor-pointer justify-between gap-2 px-3 text-left hover:bg-sunken',
          size === 'small' && 'min-h-8',
          Boolean(error) && 'border-danger',
        )}
      >
        <SelectValue className="min-w-0 flex-1 truncate placeholder-shown:text-muted [&_[slot=description]]:hidden [&_svg]:hidden">
          {({ selectedText, isPlaceholder }) =>
            isPlaceholder ? (placeholder ?? '') : selectedText
          }
        </SelectValue>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      </Button>
      <FieldMessages help={help} error={error} />
      <Popover className={listPopoverClasses}>
        <ListBox
          items={options.map((option) => ({ ...option, id: option.value }))}
          className="max-h-80 overflow-auto p-1 outline-none"
          renderEmptyState={() => (
            <p className="px-2 py-1.5 text-body text-muted">{strings.noMatches}</p>
          )}
        >
          {(option) => <OptionRow option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
