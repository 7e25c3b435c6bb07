import type { EntryEvent } from '@waypost/journey';
import { Select, TextField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import type { TypedPayload } from './event-payload.ts';

/** A field for each part of an event. */
export function EventFields({
  fields,
  typed,
  invalid,
  onChange,
}: {
  fields: EntryEvent['fields'];
  typed: TypedPayload;
  /** Names of fields whose text is not of their kind; empty while nothing was checked. */
  invalid: readonly string[];
  onChange: (typed: TypedPayload) => void;
}) {
  const { t } = useTranslation('editor');
  return fields.map(({ name, kind }) =>
    kind === 'boolean' ? (
      <Select
        key={name}
        label={name}
        options={[
          { value: 'true' as const, label: t('trigger.yes') },
          { value: 'false' as const, label: t('trigger.no') },
        ]}
        value={typed[name] === 'true' || typed[name] === 'false' ? typed[name] : null}
        onChange={(value) => onChange({ ...typed, [name]: value })}
      />
    ) : (
      <TextField
        key={name}
        label={name}
        value={typed[name] ?? ''}
        onChange={(value) => onChange({ ...typed, [name]: value })}
        {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
        {...(kind === 'date' ? { placeholder: 'YYYY-MM-DD' } : {})}
        error={
          invalid.includes(name)
            ? kind === 'number'
              ? t('trigger.notNumber')
              : t('trigger.notDate')
            : null
        }
      />
    ),
  );
}
