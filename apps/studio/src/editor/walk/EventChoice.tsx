import type { WaitForEvent } from '@waypost/journey';
import { Button } from '@waypost/ui';
import { Zap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EventFields } from '../live/EventFields.tsx';
import { eventPayload } from '../live/event-payload.ts';
import type { TypedPayload } from '../live/event-payload.ts';
import type { ChoiceProps } from './WalkChoices.tsx';

/** The event that the person waits for, with what it carries. */
export function EventChoice({ activity, title, onChoose }: ChoiceProps<WaitForEvent>) {
  const { t } = useTranslation('testing');
  const [typed, setTyped] = useState<TypedPayload>({});
  const [isChecked, setChecked] = useState(false);
  const { payload, invalid } = eventPayload(activity.fields, typed);
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-label">{t('walk.ask.event', { activity: title })}</h3>
      <EventFields
        fields={activity.fields}
        typed={typed}
        invalid={isChecked ? invalid : []}
        onChange={setTyped}
      />
      <Button
        size="small"
        className="self-start"
        icon={<Zap aria-hidden />}
        onPress={() => {
          setChecked(true);
          if (invalid.length > 0) return;
          onChoose({ kind: 'event', name: activity.eventName, payload });
        }}
      >
        {t('walk.eventComes', { event: activity.eventName })}
      </Button>
    </div>
  );
}
