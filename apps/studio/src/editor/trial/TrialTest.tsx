import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Graph } from '@waypost/journey';
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles, useActivityTexts } from '../../activities/activity-texts.ts';
import { useResources } from '../../activities/resources.ts';
import { orpc } from '../../api/client.ts';
import { Canvas } from '../canvas/Canvas.tsx';
import { EditorLayout } from '../EditorLayout.tsx';
import { PaneFrame } from '../pane/PaneFrame.tsx';
import { nothing } from '../store/selection.ts';
import { TrialList } from './TrialList.tsx';
import { TrialRun } from './TrialRun.tsx';
import { TrialStart } from './TrialStart.tsx';

const ignored = () => {};

/** Chosen people get the draft's messages for real, and are watched on the canvas; nothing of it shows in the journey. */
export function TrialTest({
  journeyId,
  graph,
  switcher,
  trialId,
  onShow,
}: {
  journeyId: string;
  graph: Graph;
  /** Chooses between the ways to test. */
  switcher: ReactNode;
  /** The trial that is looked at; null: one is prepared. */
  trialId: string | null;
  onShow: (trialId: string | null) => void;
}) {
  const { t } = useTranslation('testing');
  const queries = useQueryClient();
  const resources = useResources();
  const texts = useActivityTexts(resources);
  const titles = useMemo(() => distinctTitles(graph, texts), [graph, texts]);
  const pane = useRef<HTMLElement>(null);
  const trials = useQuery({
    ...orpc.trials.list.queryOptions({ input: { id: journeyId } }),
    enabled: trialId === null,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ inside }) => inside > 0) ? 2000 : false,
  });
  if (trialId !== null) {
    return (
      <TrialRun
        key={trialId}
        trialId={trialId}
        resources={resources}
        texts={texts}
        switcher={switcher}
        onLeave={() => onShow(null)}
      />
    );
  }
  return (
    <EditorLayout
      palette={null}
      isPaneEmpty={false}
      head={switcher}
      paneRef={pane}
      canvas={
        <div className="absolute inset-0">
          <Canvas graph={graph} texts={texts} selection={nothing} onSelect={ignored} />
        </div>
      }
      pane={
        <PaneFrame title={t('phones.title')}>
          <TrialStart
            journeyId={journeyId}
            graph={graph}
            resources={resources}
            titles={titles}
            onStarted={(trial) => {
              void queries.invalidateQueries({ queryKey: orpc.trials.key() });
              onShow(trial.id);
            }}
          />
          <TrialList trials={trials.data?.items ?? null} onShow={onShow} />
        </PaneFrame>
      }
      phone={null}
    />
  );
}
