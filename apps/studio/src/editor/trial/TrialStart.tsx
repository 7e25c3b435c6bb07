import { useMutation } from '@tanstack/react-query';
import type { Profile, Trial } from '@waypost/api';
import { trialNotes } from '@waypost/journey';
import type { Graph } from '@waypost/journey';
import { Banner, Button, Checkbox, Select } from '@waypost/ui';
import { Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Resources } from '../../activities/resources.ts';
import { SenderBadge } from '../../activities/whatsapp/SenderBadge.tsx';
import { orpc } from '../../api/client.ts';
import { fieldIssues, useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { eventPayload, prefilled } from '../live/event-payload.ts';
import type { TypedPayload } from '../live/event-payload.ts';
import { useProblems } from '../problems/use-problems.ts';
import { entryFields } from '../test-mode/entry-fields.ts';
import { EntryEventFields } from '../test-mode/EntryEventFields.tsx';
import { answerTime, lengthText, paceOf, paces, usualPace } from './paces.ts';
import type { Pace } from './paces.ts';
import { TrialPeople } from './TrialPeople.tsx';
import { triedSenders } from './tried-senders.ts';
import { usePaceText } from './use-pace-text.ts';

/** Chooses who tries the draft on their phone and how fast it goes. */
export function TrialStart({
  journeyId,
  graph,
  resources,
  titles,
  onStarted,
}: {
  journeyId: string;
  graph: Graph;
  resources: Resources;
  titles: ReadonlyMap<string, string>;
  onStarted: (trial: Trial) => void;
}) {
  const { t } = useTranslation('testing');
  const failureText = useFailureText();
  const paceText = usePaceText();
  const problems = useProblems(graph, resources);
  const [people, setPeople] = useState<readonly Profile[]>([]);
  const [pace, setPace] = useState<Pace>(usualPace);
  const [typed, setTyped] = useState<TypedPayload>({});
  const [sendsForReal, setSendsForReal] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const start = useMutation(orpc.trials.start.mutationOptions({ onSuccess: onStarted }));
  const fields = entryFields(graph);
  const { payload, invalid } = eventPayload(fields, typed);
  const senders = triedSenders(graph, resources);
  const isReal = senders.some(({ connection }) => connection === 'meta');
  const { profileIds: peopleIssue, ...otherIssues } = fieldIssues(start.error);
  const peopleError = isChecked && people.length === 0 ? t('phones.nobody') : peopleIssue;
  const isRefused = isReal && !sendsForReal;

  const submit = () => {
    setChecked(true);
    if (people.length === 0 || invalid.length > 0 || isRefused || problems.errors > 0) return;
    start.mutate({
      id: journeyId,
      graph,
      profileIds: people.map(({ id }) => id),
      factor: pace,
      event: payload,
      sendsForReal,
    });
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="text-body text-muted">{t('phones.help')}</p>
      {problems.errors > 0 && (
        <Banner tone="warning">{t('phones.problems', { count: problems.errors })}</Banner>
      )}
      <TrialPeople
        graph={graph}
        people={people}
        error={peopleError}
        onChange={(chosen) => {
          setPeople(chosen);
          const [first] = chosen;
          if (first) setTyped((before) => prefilled(fields, first.attributes, before));
        }}
      />
      <SendersOf senders={senders} />
      <Select
        label={t('phones.pace')}
        help={t('phones.paceHelp')}
        options={paces.map((factor) => ({ value: String(factor), label: paceText(factor) }))}
        value={String(pace)}
        onChange={(text) => setPace(paceOf(text))}
      />
      <AnswerTimes graph={graph} factor={pace} titles={titles} />
      <EntryEventFields
        fields={fields}
        typed={typed}
        invalid={isChecked ? invalid : []}
        onChange={setTyped}
      />
      <WhatIsReal graph={graph} />
      {isReal && (
        <Banner tone="warning" title={t('phones.real')}>
          <p>{t('phones.realHelp')}</p>
          <Checkbox isSelected={sendsForReal} onChange={setSendsForReal}>
            {t('phones.confirm')}
          </Checkbox>
          {isChecked && isRefused && (
            <p role="alert" className="text-caption text-danger">
              {t('phones.confirmMissing')}
            </p>
          )}
        </Banner>
      )}
      {start.isError && peopleIssue === undefined && (
        <Banner tone="danger">
          {Object.values(otherIssues).join(' ') || failureText(start.error)}
        </Banner>
      )}
      <Button
        type="submit"
        variant="primary"
        icon={<Smartphone aria-hidden />}
        isPending={start.isPending}
        className="self-start"
      >
        {people.length === 0 ? t('phones.start') : t('phones.startWith', { count: people.length })}
      </Button>
    </form>
  );
}

/** Where the messages come from, and whether that reaches anybody real. */
function SendersOf({ senders }: { senders: Resources['senders'] }) {
  const { t } = useTranslation('testing');
  if (senders.length === 0) return <Banner tone="warning">{t('phones.noSender')}</Banner>;
  return (
    <section aria-label={t('phones.senders')} className="flex flex-col gap-1">
      <h3 className="text-label">{t('phones.senders')}</h3>
      <ul className="flex flex-col gap-1">
        {senders.map(({ id, name, connection }) => (
          <li key={id} className="flex flex-wrap items-center gap-2 text-body">
            {name} <SenderBadge connection={connection} />
          </li>
        ))}
      </ul>
      {senders.every(({ connection }) => connection === 'simulator') && (
        <p className="text-caption text-muted">{t('phones.simulated')}</p>
      )}
    </section>
  );
}

/** How long there is to answer at this pace: what is too short to be tried shows before it is. */
function AnswerTimes({
  graph,
  factor,
  titles,
}: {
  graph: Graph;
  factor: number;
  titles: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('testing');
  const format = useFormat();
  const times = graph.activities.flatMap((activity) => {
    const time = answerTime(activity, factor);
    return time === null ? [] : [{ id: activity.id, time }];
  });
  if (factor === 1 || times.length === 0) return null;
  return (
    <ul
      aria-label={t('phones.answerTimes')}
      className="flex flex-col gap-1 text-caption text-muted"
    >
      {times.map(({ id, time }) => (
        <li key={id}>
          {t('phones.answerTime', {
            activity: titles.get(id) ?? id,
            time: lengthText(time, format),
          })}
        </li>
      ))}
    </ul>
  );
}

/** What of the journey happens for real, or not at all, beside its messages. */
function WhatIsReal({ graph }: { graph: Graph }) {
  const { t } = useTranslation('testing');
  const notes = trialNotes(graph);
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4 text-caption text-muted">
      <li>{t('phones.rules')}</li>
      {notes.map((note) => (
        <li key={note}>{t(`phones.notes.${note}`)}</li>
      ))}
    </ul>
  );
}
