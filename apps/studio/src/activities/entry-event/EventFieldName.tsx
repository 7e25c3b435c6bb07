import { eventFieldSchema } from '@waypost/journey';
import { TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The name of an event's field. What cannot be a name stays in the box with a reason, and out of the draft. */
export function EventFieldName({
  label,
  name,
  taken,
  error,
  isReadOnly,
  onChange,
}: {
  label: string;
  name: string;
  taken: readonly string[];
  error: string | null;
  isReadOnly: boolean;
  onChange: (name: string) => void;
}) {
  const { t } = useTranslation('editor');
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? name;
  const own = typed === null ? null : reasonAgainst(typed);
  return (
    <TextField
      label={label}
      hideLabel
      value={shown}
      isReadOnly={isReadOnly}
      error={own ?? error}
      onBlur={() => setTyped(null)}
      onChange={(text) => {
        setTyped(text);
        if (reasonAgainst(text) === null) onChange(text);
      }}
    />
  );

  function reasonAgainst(text: string): string | null {
    if (!eventFieldSchema.shape.name.safeParse(text).success) return t('entryEvent.nameInvalid');
    return taken.includes(text) ? t('entryEvent.nameTaken') : null;
  }
}
