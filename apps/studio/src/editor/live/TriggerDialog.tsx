import { useMutation } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import type { EntryEvent } from '@waypost/journey';
import { Banner, Button, Dialog, LinkButton } from '@waypost/ui';
import { Smartphone, Zap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { EventFields } from './EventFields.tsx';
import { eventPayload, prefilled } from './event-payload.ts';
import type { TypedPayload } from './event-payload.ts';
import { personName, PersonPicker } from '../people/PersonPicker.tsx';

/** Records the entry event for one person, with a form made of the event's fields. */
export function TriggerDialog({ entry, onClose }: { entry: EntryEvent; onClose: () => void }) {
  const { t } = useTranslation('editor');
  const failureText = useFailureText();
  const [person, setPerson] = useState<Profile | null>(null);
  const [typed, setTyped] = useState<TypedPayload>({});
  const [isChecked, setChecked] = useState(false);
  const trigger = useMutation(orpc.events.record.mutationOptions());
  const { payload, invalid } = eventPayload(entry.fields, typed);
  const result = trigger.data?.results[0]?.status;
  const started = trigger.data?.started ?? 0;

  const send = () => {
    setChecked(true);
    if (person === null || invalid.length > 0) return;
    trigger.mutate({ events: [{ name: entry.eventName, profileId: person.id, payload }] });
  };
  return (
    <Dialog
      title={t('trigger.title', { event: entry.eventName })}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        result === 'recorded' && person !== null ? (
          <>
            <Button onPress={() => trigger.reset()}>{t('trigger.again')}</Button>
            {person.phone === null ? (
              <Button variant="primary" onPress={onClose}>
                {t('trigger.done')}
              </Button>
            ) : (
              <LinkButton
                variant="primary"
                icon={<Smartphone aria-hidden />}
                href={`/handsets/${encodeURIComponent(person.phone)}`}
              >
                {t('trigger.handset')}
              </LinkButton>
            )}
          </>
        ) : (
          <>
            <Button onPress={onClose}>{t('dialog.cancel')}</Button>
            <Button
              variant="primary"
              icon={<Zap aria-hidden />}
              isPending={trigger.isPending}
              onPress={send}
            >
              {person === null
                ? t('trigger.confirm')
                : t('trigger.confirmFor', { name: personName(person) || t('person.noName') })}
            </Button>
          </>
        )
      }
    >
      {result === 'recorded' ? (
        <Banner tone={started > 0 ? 'success' : 'warning'}>
          {started > 0 ? t('trigger.started') : t('trigger.notStarted')}
        </Banner>
      ) : (
        <div className="flex flex-col gap-4">
          <PersonPicker
            label={t('trigger.person')}
            placeholder={t('preview.personPlaceholder')}
            person={person}
            onChange={(chosen) => {
              setPerson(chosen);
              setTyped((before) => prefilled(entry.fields, chosen.attributes, before));
            }}
          />
          {person !== null && person.marketingConsent !== 'in' && (
            <p className="-mt-2 text-caption text-warning">
              {t('trigger.noConsent', { name: personName(person) || t('person.noName') })}
            </p>
          )}
          {isChecked && person === null && (
            <p role="alert" className="text-caption text-danger">
              {t('trigger.personMissing')}
            </p>
          )}
          <EventFields
            fields={entry.fields}
            typed={typed}
            invalid={isChecked ? invalid : []}
            onChange={setTyped}
          />
          {trigger.isError && <Banner tone="danger">{failureText(trigger.error)}</Banner>}
        </div>
      )}
    </Dialog>
  );
}
