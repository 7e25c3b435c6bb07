import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import { isEntry } from '@waypost/journey';
import type { Graph } from '@waypost/journey';
import { Button, IconButton, Skeleton } from '@waypost/ui';
import { Smartphone, X } from 'lucide-react';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../../activities/whatsapp/exclusion-text.ts';
import { api, orpc } from '../../api/client.ts';
import { addressOf } from '../../people/address-of.ts';
import { ScanToTest } from '../../ways-in/ScanToTest.tsx';
import { personName, PersonPicker } from '../people/PersonPicker.tsx';
import { firstMessage } from './tried-senders.ts';

/** Most people of one trial. */
const mostPeople = 20;

/** Chooses who tries the draft, and tells beforehand whom its first message would not reach. */
export function TrialPeople({
  graph,
  people,
  error,
  onChange,
}: {
  graph: Graph;
  people: readonly Profile[];
  error: string | undefined;
  onChange: (people: readonly Profile[]) => void;
}) {
  const { t } = useTranslation('testing');
  const { t: editor } = useTranslation('editor');
  const exclusionText = useExclusionText();
  const [picked, setPicked] = useState(0);
  const [isScanning, setScanning] = useState(false);
  const add = (person: Profile) => {
    if (!people.some(({ id }) => id === person.id)) onChange([...people, person]);
  };
  const arrive = useMutation({
    mutationFn: (id: string) => api.profiles.get({ id }),
    onSuccess: add,
  });
  const senderId = firstMessage(graph)?.senderId ?? null;
  const exclusions = useExclusions(graph, people);
  return (
    <section aria-label={t('phones.people')} className="flex flex-col gap-3">
      {people.length < mostPeople && (
        <PersonPicker
          // Empty again for each next person.
          key={picked}
          label={people.length === 0 ? t('phones.who') : t('phones.another')}
          placeholder={editor('preview.personPlaceholder')}
          person={null}
          onChange={(person) => {
            setPicked(picked + 1);
            add(person);
          }}
        />
      )}
      {senderId !== null && people.length < mostPeople && (
        <Button
          size="small"
          className="self-start"
          icon={<Smartphone aria-hidden />}
          aria-expanded={isScanning}
          onPress={() => setScanning(!isScanning)}
        >
          {t('phones.ownPhone')}
        </Button>
      )}
      {senderId !== null && isScanning && (
        // Its words come when it is first opened.
        <Suspense fallback={<Skeleton lines={3} />}>
          <ScanToTest
            senderId={senderId}
            onArrived={(profileId) => {
              setScanning(false);
              arrive.mutate(profileId);
            }}
          />
        </Suspense>
      )}
      {error !== undefined && (
        <p role="alert" className="text-caption text-danger">
          {error}
        </p>
      )}
      {people.length > 0 && (
        <ul aria-label={t('phones.people')} className="flex flex-col gap-2">
          {people.map((person) => {
            const name = personName(person) || editor('person.noName');
            const address = addressOf(person);
            const exclusion = address === null ? null : (exclusions.get(person.id) ?? null);
            return (
              <li
                key={person.id}
                className="flex items-start gap-2 rounded-control border border-line px-3 py-2"
              >
                <div className="flex min-w-0 flex-1 flex-col">
                  <span className="text-body break-words">{name}</span>
                  <span className="text-caption text-muted">
                    {address ?? editor('person.noPhone')}
                  </span>
                  {address === null && (
                    <span role="alert" className="text-caption text-danger">
                      {t('phones.unreachable')}
                    </span>
                  )}
                  {exclusion !== null && (
                    <span role="alert" className="text-caption text-warning">
                      {t('phones.wouldBeLeftOut', { reason: exclusionText(exclusion) })}
                    </span>
                  )}
                </div>
                <IconButton
                  label={t('phones.remove', { name })}
                  icon={<X aria-hidden />}
                  size="small"
                  onPress={() => onChange(people.filter(({ id }) => id !== person.id))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

const nobody: ReadonlyMap<string, string> = new Map();

/** Why the first message of the journey would not reach somebody, by the rules that send. */
function useExclusions(graph: Graph, people: readonly Profile[]): ReadonlyMap<string, string> {
  const message = firstMessage(graph);
  const entry = graph.activities.find(isEntry);
  const forecast = useQuery({
    ...orpc.messageTests.forecast.queryOptions({
      input: {
        senderId: message?.senderId ?? '',
        content: message?.content ?? {},
        profileIds: people.map(({ id }) => id),
        enteredByEvent: entry?.type === 'entryEvent' || entry?.type === 'entryMessage',
      },
    }),
    enabled: people.length > 0 && message !== undefined && message.senderId !== null,
    placeholderData: keepPreviousData,
  });
  return useMemo(
    () =>
      forecast.data === undefined
        ? nobody
        : new Map(
            forecast.data.people.flatMap(({ profileId, exclusion }) =>
              exclusion === null ? [] : [[profileId, exclusion] as const],
            ),
          ),
    [forecast.data],
  );
}
