import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Banner, Button, ErrorState, Skeleton } from '@waypost/ui';
import { CircleStop, Plus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import type { Resources } from '../../activities/resources.ts';
import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { Canvas } from '../canvas/Canvas.tsx';
import { EditorLayout } from '../EditorLayout.tsx';
import { visited } from '../live/passage.ts';
import { PaneFrame } from '../pane/PaneFrame.tsx';
import { activitiesSelected } from '../store/selection.ts';
import { TrialPerson } from './TrialPerson.tsx';
import { trialState, trialTones } from './TrialList.tsx';
import { triedSenders } from './tried-senders.ts';
import { usePaceText } from './use-pace-text.ts';

const ignored = () => {};

/** How often a trial that goes on is looked at, ms. */
const freshMs = 1000;

/** A trial as it goes: where everybody is, what they were sent, and the way to end it. */
export function TrialRun({
  trialId,
  resources,
  texts,
  switcher,
  onLeave,
}: {
  trialId: string;
  resources: Resources;
  texts: ActivityTexts;
  switcher: ReactNode;
  onLeave: () => void;
}) {
  const { t } = useTranslation('testing');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const failureText = useFailureText();
  const paceText = usePaceText();
  const queries = useQueryClient();
  const pane = useRef<HTMLElement>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const trial = useQuery({
    ...orpc.trials.get.queryOptions({ input: { id: trialId } }),
    // What becomes of messages is told after everybody is through, too.
    refetchInterval: ({ state }) => ((state.data?.inside ?? 1) > 0 ? freshMs : freshMs * 5),
  });
  const passage = useQuery({
    ...orpc.runs.get.queryOptions({ input: { id: opened ?? '' } }),
    enabled: opened !== null,
    refetchInterval: freshMs,
  });
  const told = {
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: orpc.trials.key() }),
        queries.invalidateQueries({ queryKey: orpc.runs.key() }),
      ]),
  };
  const stop = useMutation(orpc.trials.stop.mutationOptions(told));
  const skip = useMutation(orpc.runs.skipWait.mutationOptions(told));
  const { data } = trial;
  const shown = opened === null ? undefined : passage.data;
  const onPath = useMemo(() => (shown === undefined ? null : visited(shown)), [shown]);
  const titles = useMemo(
    () => (data === undefined ? new Map<string, string>() : distinctTitles(data.graph, texts)),
    [data, texts],
  );
  if (data === undefined) {
    return trial.isError ? (
      <ErrorState title={common('failure.loadTitle')} onRetry={() => void trial.refetch()}>
        {failureText(trial.error)}
      </ErrorState>
    ) : (
      <Skeleton className="p-6" lines={6} />
    );
  }
  const state = trialState(data);
  const places = data.places.filter(({ passageId }) => opened === null || passageId === opened);
  const isReal = triedSenders(data.graph, resources).some(
    ({ connection }) => connection === 'meta',
  );
  return (
    <EditorLayout
      palette={null}
      isPaneEmpty={false}
      head={switcher}
      paneRef={pane}
      canvas={
        <div className="absolute inset-0">
          <Canvas
            graph={data.graph}
            texts={texts}
            selection={activitiesSelected(places.map(({ activityId }) => activityId))}
            onSelect={ignored}
            visited={onPath}
          />
        </div>
      }
      pane={
        <PaneFrame
          title={t('phones.title')}
          action={<Badge tone={trialTones[state]}>{t(`phones.state.${state}`)}</Badge>}
        >
          <p className="text-body text-muted">
            {t('phones.began', {
              when: format.dateTime(data.startedAt),
              who: data.startedBy,
              pace: paceText(data.factor),
            })}
          </p>
          {isReal && <Banner tone="warning">{t('phones.real')}</Banner>}
          <ul aria-label={t('phones.people')} className="flex flex-col gap-3">
            {data.runs.map((run) => (
              <TrialPerson
                key={run.id}
                run={run}
                places={data.places.filter(({ passageId }) => passageId === run.id)}
                messages={data.messages.filter(({ profileId }) => profileId === run.profileId)}
                titles={titles}
                texts={texts}
                resources={resources}
                passage={shown?.id === run.id ? shown : null}
                isOpen={opened === run.id}
                isSimulated={!isReal}
                isSkipping={skip.isPending}
                onOpen={(isOpen) => setOpened(isOpen ? run.id : null)}
                onSkip={(id) => skip.mutate({ id })}
              />
            ))}
          </ul>
          <p className="text-caption text-muted">{t('phones.apart')}</p>
          {stop.isError && <Banner tone="danger">{failureText(stop.error)}</Banner>}
          {skip.isError && <Banner tone="danger">{failureText(skip.error)}</Banner>}
          <div className="flex flex-wrap gap-2">
            <Button
              variant={state === 'running' ? 'secondary' : 'primary'}
              icon={<Plus aria-hidden />}
              onPress={onLeave}
            >
              {t('phones.again')}
            </Button>
            {state === 'running' && (
              <Button
                variant="danger"
                icon={<CircleStop aria-hidden />}
                isPending={stop.isPending}
                onPress={() => stop.mutate({ id: trialId })}
              >
                {t('phones.stop')}
              </Button>
            )}
          </div>
        </PaneFrame>
      }
      phone={null}
    />
  );
}
