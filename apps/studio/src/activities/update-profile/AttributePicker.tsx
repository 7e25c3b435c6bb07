import { isUpdatableField } from '@waypost/journey';
import { ComboBox } from '@waypost/ui';
import type { Option } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SettableAttribute } from './settable-attributes.ts';

/** One of the attributes there are, or a new one under the name that is typed. */
export function AttributePicker({
  label,
  attribute,
  attributes,
  error,
  isReadOnly,
  onChange,
}: {
  label: string;
  attribute: string;
  attributes: readonly SettableAttribute[];
  error: string | null;
  isReadOnly: boolean;
  onChange: (name: string) => void;
}) {
  const { t } = useTranslation('editor');
  const [search, setSearch] = useState('');
  const shown = attributes.find(({ name }) => name === attribute)?.label ?? attribute;
  const wanted = search === shown ? '' : search.trim();
  const options: Option[] = attributes
    .filter(
      ({ name, label: text }) =>
        name === attribute ||
        text.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()) ||
        name.includes(wanted),
    )
    .map(({ name, label: text }) => ({ value: name, label: text }));
  const typed = nameFrom(wanted);
  if (attribute !== '' && !attributes.some(({ name }) => name === attribute)) {
    options.push({ value: attribute, label: attribute });
  }
  if (isUpdatableField(typed) && !attributes.some(({ name }) => name === typed)) {
    options.push({ value: typed, label: typed, description: t('updateProfile.newAttribute') });
  }
  return (
    <ComboBox
      label={label}
      placeholder={t('updateProfile.attributePlaceholder')}
      className="flex-1"
      isRequired
      isDisabled={isReadOnly}
      options={options}
      value={attribute === '' ? null : attribute}
      error={error}
      onSearch={setSearch}
      onChange={(name) => {
        if (name !== null && name !== attribute) onChange(name);
      }}
    />
  );
}

/** What is typed as a name: "Loyalty points" is `loyalty_points`. */
function nameFrom(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 64);
}
