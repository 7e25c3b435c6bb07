import type { EntryEvent } from '@waypost/journey';
import { useTranslation } from 'react-i18next';

import { EventFields } from '../live/EventFields.tsx';
import type { TypedPayload } from '../live/event-payload.ts';

/** What the event carries that lets somebody in who tests the draft; nothing where it carries nothing. */
export function EntryEventFields(event: {
  fields: EntryEvent['fields'];
  typed: TypedPayload;
  invalid: readonly string[];
  onChange: (typed: TypedPayload) => void;
}) {
  const { t } = useTranslation('testing');
  if (event.fields.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-label">{t('walk.event')}</legend>
      <EventFields {...event} />
    </fieldset>
  );
}
