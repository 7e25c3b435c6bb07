import type { HandOver, HttpRequest, StartJourney } from '@waypost/journey';
import { Button } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EventFields } from '../live/EventFields.tsx';
import { eventPayload } from '../live/event-payload.ts';
import type { TypedPayload } from '../live/event-payload.ts';
import type { ChoiceProps } from './WalkChoices.tsx';

/** What another system, or a colleague, answers. Nobody is asked. */
export function AnswerChoice({
  open,
  activity,
  title,
  onChoose,
}: ChoiceProps<HttpRequest | StartJourney | HandOver>) {
  const { t } = useTranslation('testing');
  const [typed, setTyped] = useState<TypedPayload>({});
  const { runId } = open;
  if (activity.type === 'handOver') {
    return (
      <div className="flex flex-col gap-2">
        <h3 className="text-label">{t('walk.ask.person', { activity: title })}</h3>
        <Button
          size="small"
          className="self-start"
          onPress={() => onChoose({ kind: 'handedBack', runId })}
        >
          {t('walk.chosen.handedBack')}
        </Button>
      </div>
    );
  }
  const fields = activity.type === 'httpRequest' ? activity.answer : [];
  const { payload } = eventPayload(fields, typed);
  const known = Object.entries(payload).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, value] as const]
      : [],
  );
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-label">{t('walk.ask.call', { activity: title })}</h3>
      <EventFields fields={fields} typed={typed} invalid={[]} onChange={setTyped} />
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          onPress={() =>
            onChoose({
              kind: 'called',
              runId,
              result: { status: 200, ...Object.fromEntries(known) },
            })
          }
        >
          {t('walk.answers')}
        </Button>
        <Button
          size="small"
          onPress={() =>
            onChoose({
              kind: 'notCalled',
              runId,
              reason: activity.type === 'httpRequest' ? 'call_timeout' : 'start_nobody',
            })
          }
        >
          {t('walk.answersNot')}
        </Button>
      </div>
    </div>
  );
}
