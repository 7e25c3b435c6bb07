import { X } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import {
  Button,
  ComboBox,
  Group,
  Input,
  ListBox,
  Popover,
  Tag,
  TagGroup,
  TagList,
} from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { boxClasses, FieldLabel, FieldMessages, fieldClasses, inputClasses } from './Field.tsx';
import type { FieldTexts } from './Field.tsx';
import { listPopoverClasses, OptionRow } from './options.tsx';
import type { Option } from './options.tsx';

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * Words that something is found by. One is added by Enter, by a comma, by leaving the field, or out of those seen before; Backspace
 * on one takes it away.
 */
export function TagsField({
  label,
  help,
  error,
  value,
  onChange,
  suggestions,
  maxLength = 40,
  placeholder,
}: FieldTexts & {
  value: readonly string[];
  onChange: (tags: readonly string[]) => void;
  suggestions: readonly string[];
  maxLength?: number;
  placeholder?: string;
}) {
  const strings = useUiStrings();
  const [typed, setTyped] = useState('');
  const add = (text: string): void => {
    setTyped('');
    const added = text
      .split(',')
      .map((tag) => tag.trim().slice(0, maxLength))
      .filter((tag) => tag !== '');
    const next = [...value];
    for (const tag of added) if (!next.some((one) => same(one, tag))) next.push(tag);
    if (next.length > value.length) onChange(next);
  };
  const remove = (gone: string): void => onChange(value.filter((tag) => tag !== gone));
  const onKeyDown = (event: KeyboardEvent): void => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    const last = value.at(-1);
    if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
    const choosesOption = input.hasAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || typed.trim() === '' || choosesOption) return;
    event.preventDefault();
    event.stopPropagation();
    add(typed);
  };
  return (
    <div className={fieldClasses}>
      <ComboBox
        validationBehavior="aria"
        menuTrigger="focus"
        allowsCustomValue
        value={null}
        inputValue={typed}
        onInputChange={(text) => (text.includes(',') ? add(text) : setTyped(text))}
        onChange={(key) => {
          if (key !== null) add(String(key));
        }}
        defaultItems={suggestions
          .filter((tag) => !value.some((one) => same(one, tag)))
          .map((tag) => ({ id: tag, value: tag, label: tag }))}
        isInvalid={Boolean(error)}
        className={fieldClasses}
        onBlur={() => add(typed)}
      >
        <FieldLabel label={label} />
        <Group
          className={classes(boxClasses, Boolean(error) && 'border-danger')}
          onKeyDownCapture={onKeyDown}
        >
          <Input
            className={inputClasses}
            maxLength={maxLength + 1}
            {...(placeholder === undefined ? {} : { placeholder })}
          />
        </Group>
        <FieldMessages help={help} error={error} />
        <Popover className={listPopoverClasses}>
          <ListBox<Option & { id: string }>
            className="max-h-60 overflow-auto p-1 outline-none"
            renderEmptyState={() => (
              <p className="px-2 py-1.5 text-body text-muted">{strings.noMatches}</p>
            )}
          >
            {(option) => <OptionRow option={option} />}
          </ListBox>
        </Popover>
      </ComboBox>
      {value.length > 0 && (
        <TagGroup
          aria-label={label}
          onRemove={(keys) => {
            for (const key of keys) remove(String(key));
          }}
        >
          <TagList className="flex flex-wrap gap-1.5">
            {value.map((tag) => (
              <Tag
                key={tag}
                id={tag}
                textValue={tag}
                className="focus-ring inline-flex h-6 max-w-full items-center gap-1 rounded-chip bg-end-tint pl-1.5 text-caption font-medium text-ink"
              >
                <span className="truncate">{tag}</span>
                <Button
                  slot="remove"
                  className="focus-ring flex size-6 items-center justify-center rounded-chip text-muted hover:text-ink"
                >
                  <X aria-hidden className="size-3" />
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
    </div>
  );
}
