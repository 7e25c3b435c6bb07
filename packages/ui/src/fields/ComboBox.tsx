import { ChevronDown } from 'lucide-react';
import {
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  ListBox,
  Popover,
} from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { boxClasses, FieldLabel, FieldMessages, fieldClasses, inputClasses } from './Field.tsx';
import type { FieldTexts } from './Field.tsx';
import { listPopoverClasses, OptionRow } from './options.tsx';
import type { Option } from './options.tsx';

export interface ComboBoxProps<Value extends string> extends FieldTexts {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value | null) => void;
  /** Called with what was typed. When given, the owner filters `options` (a search on the server). */
  onSearch?: (text: string) => void;
  placeholder?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  className?: string | undefined;
}

/** One choice out of a long list, found by typing. */
export function ComboBox<Value extends string>({
  label,
  hideLabel = false,
  help,
  error,
  options,
  value,
  onChange,
  onSearch,
  placeholder,
  className,
  ...props
}: ComboBoxProps<Value>) {
  const strings = useUiStrings();
  return (
    <AriaComboBox
      validationBehavior="aria"
      menuTrigger="focus"
      allowsEmptyCollection
      {...props}
      {...(onSearch ? { onInputChange: onSearch, defaultFilter: () => true } : {})}
      defaultItems={options.map((option) => ({ ...option, id: option.value }))}
      value={value}
      onChange={(key) => {
        onChange(options.find((option) => option.value === key)?.value ?? null);
      }}
      isInvalid={Boolean(error)}
      className={classes(fieldClasses, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <Group className={classes(boxClasses, Boolean(error) && 'border-danger')}>
        <Input className={inputClasses} {...(placeholder === undefined ? {} : { placeholder })} />
        <Button
          aria-label={strings.showOptions}
          className="flex size-8 shrink-0 items-center justify-center text-muted"
        >
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      </Group>
      <FieldMessages help={help} error={error} />
      <Popover className={listPopoverClasses}>
        <ListBox<Option<Value> & { id: Value }>
          className="max-h-80 overflow-auto p-1 outline-none"
          renderEmptyState={() => (
            <p className="px-2 py-1.5 text-body text-muted">{strings.noMatches}</p>
          )}
        >
          {(option) => <OptionRow option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
