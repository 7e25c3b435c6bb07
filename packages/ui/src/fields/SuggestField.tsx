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

export interface SuggestFieldProps extends FieldTexts {
  value: string;
  onChange: (value: string) => void;
  suggestions: readonly string[];
  placeholder?: string;
  isDisabled?: boolean;
  className?: string | undefined;
}

/** One line of free text that offers values seen before. */
export function SuggestField({
  label,
  hideLabel = false,
  help,
  error,
  value,
  onChange,
  suggestions,
  placeholder,
  className,
  ...props
}: SuggestFieldProps) {
  const strings = useUiStrings();
  const options: (Option & { id: string })[] = suggestions.map((text) => ({
    id: text,
    value: text,
    label: text,
  }));
  return (
    <AriaComboBox
      validationBehavior="aria"
      menuTrigger="focus"
      allowsCustomValue
      {...props}
      defaultItems={options}
      inputValue={value}
      onInputChange={onChange}
      isInvalid={Boolean(error)}
      className={classes(fieldClasses, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Group className={classes(boxClasses, Boolean(error) && 'border-danger')}>
        <Input className={inputClasses} {...(placeholder === undefined ? {} : { placeholder })} />
        {suggestions.length > 0 && (
          <Button
            aria-label={strings.showOptions}
            className="flex size-8 shrink-0 items-center justify-center text-muted"
          >
            <ChevronDown aria-hidden className="size-4" />
          </Button>
        )}
      </Group>
      <FieldMessages help={help} error={error} />
      <Popover className={listPopoverClasses}>
        <ListBox<Option & { id: string }> className="max-h-80 overflow-auto p-1 outline-none">
          {(option) => <OptionRow option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
