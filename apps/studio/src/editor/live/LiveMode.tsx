import { useQuery } from '@tanstack/react-query';
import { noNumbers, type Journey } from '@waypost/api';
import { Badge, Banner, Button, ErrorState, Skeleton } from '@waypost/ui';
import { isEntry } from '@waypost/journey';
import type { Graph } from '@waypost/journey';
import { Pencil, Zap } from 'lucide-react';
import { Panel } from '@xyflow/react';
import { useCallback, useRef, useState } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';

import { ActivityPane } from '../../activities/ActivityPane.tsx';
import { useActivityTexts } from '../../activities/activity-texts.ts';
import { eventPathsOf } from '../../activities/pane-props.ts';
import { useResources } from '../../activities/resources.ts';
import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { JourneyLife } from '../../life/JourneyLife.tsx';
import { editorAction } from '../actions/editor-actions.ts';
import { JourneyPalette } from '../actions/JourneyPalette.tsx';
import { useJourneyItems } from '../actions/use-journey-items.tsx';
import { Canvas } from '../canvas/Canvas.tsx';
import { LiveLinks } from '../canvas/LiveLinks.tsx';
import type { PeopleHref } from '../canvas/LiveLinks.tsx';
import { LiveNumbersContext, useActivityNumbers } from '../canvas/use-numbers.ts';
import { useRevealed } from '../canvas/use-revealed.ts';
import { EditorLayout } from '../EditorLayout.tsx';
import { PaneFrame } from '../pane/PaneFrame.tsx';
import { usePaneTitle } from '../pane/pane-title.ts';
import { PhonePreview } from '../preview/PhonePreview.tsx';
import { PreviewProvider } from '../preview/Previewing.tsx';
import { focusField } from '../problems/focus-field.ts';
import { nothing } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';
import { useShortcuts } from '../use-shortcuts.ts';
import { ActivityFigures } from './ActivityFigures.tsx';
import { askable, PeriodPicker } from './PeriodPicker.tsx';
import { LiveSummary } from './LiveSummary.tsx';
import { TriggerDialog } from './TriggerDialog.tsx';
import { allTime, useLiveNumbers } from './use-live-numbers.ts';
import { useWhy } from './why/use-why.tsx';

const unchanged = () => {};

/** Looking changes nothing: only what is selected. */
const liveActions = [editorAction('unselect'), editorAction('commands')];

/** A published version with its people: numbers that move by themselves, and the same forms, read-only. */
export function LiveMode({
  journey,
  version,
  activityId,
  topBar,
  onEditDraft,
}: {
  journey: Journey & { draft: Graph };
  version: number;
  /** The activity that the address asks for. */
  activityId: string | undefined;
  topBar: (actions: ReactNode) => ReactNode;
  onEditDraft: () => void;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const failureText = useFailureText();
  const paneTitle = usePaneTitle();
  const published = useQuery({
    ...orpc.journeys.version.queryOptions({ input: { id: journey.id, number: version } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [period, setPeriod] = useState(allTime);
  const numbers = useLiveNumbers(journey.id, askable(period));
  const isConnected = useStore(numbers, (state) => state.isConnected);
  const status = useStore(numbers, ({ counts }) => counts?.status ?? journey.status);
  const resources = useResources();
  const texts = useActivityTexts(resources);
  const [selection, setSelection] = useState(() => picked(activityId));
  const [asked, setAsked] = useState(activityId);
  if (activityId !== asked) {
    setAsked(activityId);
    setSelection(picked(activityId));
  }
  const [language, setLanguage] = useState<string | null>(null);
  const [isTriggering, setTriggering] = useState(false);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const pane = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLDivElement>(null);

  const peopleHref = useCallback<PeopleHref>(
    (activityId, show) =>
      `/journeys/${journey.id}/people?activity=${encodeURIComponent(activityId)}&show=${show}`,
    [journey.id],
  );
  useShortcuts(
    liveActions,
    ({ id }) => (id === 'commands' ? setPaletteOpen(true) : setSelection(nothing)),
    (activityId) => {
      setSelection({ kind: 'activities', ids: [activityId] });
      pane.current?.focus();
    },
  );

  const graph = published.data?.graph;
  const why = useWhy(journey.id, graph ?? journey.draft);
  const entry = graph?.activities.find(isEntry);
  const isLive = status === 'live';
  const selected =
    selection.kind === 'activities'
      ? graph?.activities.find(({ id }) => id === selection.ids[0])
      : undefined;
  const canTrigger = entry?.type === 'entryEvent' && isLive;
  useRevealed(canvas, selected ?? null);
  const inside = useStore(numbers, ({ counts }) => counts?.peopleInside ?? journey.peopleInside);
  const failures = useQuery({
    ...orpc.failures.list.queryOptions({ input: { id: journey.id } }),
    refetchInterval: 10_000,
  });
  const { items, life } = useJourneyItems({
    living: { journeyId: journey.id, journeyName: journey.name, status, peopleInside: inside },
    view: 'live',
    wasPublished: true,
    trigger: canTrigger ? () => setTriggering(true) : null,
    retry: failures.data?.people.some(({ mayRetry }) => mayRetry) === true ? showFailures : null,
  });

  /** The journey as a whole tells who failed, and there another try begins. */
  function showFailures() {
    setSelection(nothing);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (pane.current) focusField(pane.current, 'failures');
      }),
    );
  }

  return (
    <PreviewProvider
      journeyName={journey.name}
      eventFields={graph === undefined ? [] : eventPathsOf(graph)}
    >
      {topBar(
        <>
          {!isConnected && <Badge tone="warning">{t('live.reconnecting')}</Badge>}
          <Button size="small" icon={<Pencil aria-hidden />} onPress={onEditDraft}>
            {t('live.editDraft')}
          </Button>
          <JourneyLife life={life} />
          {canTrigger && (
            <Button
              variant="primary"
              size="small"
              icon={<Zap aria-hidden />}
              onPress={() => setTriggering(true)}
            >
              {t('trigger.open')}
            </Button>
          )}
        </>,
      )}
      {published.isLoadingError ? (
        <ErrorState title={t('live.loadFailed')} onRetry={() => void published.refetch()}>
          {failureText(published.error)}
        </ErrorState>
      ) : graph === undefined ? (
        <Skeleton className="p-6" lines={6} />
      ) : (
        <LiveNumbersContext value={numbers}>
          <LiveLinks value={peopleHref}>
            <EditorLayout
              palette={null}
              isPaneEmpty={selected === undefined}
              paneRef={pane}
              canvas={
                <div ref={canvas} className="absolute inset-0">
                  <Canvas
                    graph={graph}
                    texts={texts}
                    selection={selection}
                    onSelect={setSelection}
                    isLive
                  >
                    <Panel position="top-left">
                      <PeriodPicker period={period} onChange={setPeriod} />
                    </Panel>
                  </Canvas>
                </div>
              }
              pane={
                selected === undefined ? (
                  <LiveSummary
                    journeyId={journey.id}
                    graph={graph}
                    resources={resources}
                    texts={texts}
                    version={version}
                    publishedAt={published.data?.publishedAt ?? journey.updatedAt}
                    numbers={numbers}
                  />
                ) : (
                  <PaneFrame title={paneTitle(selected)}>
                    <Banner
                      tone="info"
                      action={
                        <Button size="small" onPress={onEditDraft}>
                          {t('live.editDraft')}
                        </Button>
                      }
                    >
                      {t('live.readOnly', { version: format.number(version) })}
                    </Banner>
                    <ActivityFigures activity={selected} texts={texts} />
                    <WatchedPane
                      key={selected.id}
                      journeyId={journey.id}
                      activity={selected}
                      graph={graph}
                      resources={resources}
                      texts={texts}
                      problems={[]}
                      isReadOnly
                      language={language}
                      onLanguageChange={setLanguage}
                      focusRequest={null}
                      onChange={unchanged}
                    />
                  </PaneFrame>
                )
              }
              phone={
                selected?.type !== 'whatsapp' ? null : (
                  <PhonePreview
                    senderId={selected.senderId}
                    content={selected.content}
                    language={language}
                    onLanguageChange={setLanguage}
                  />
                )
              }
            />
          </LiveLinks>
        </LiveNumbersContext>
      )}
      {why.dialog}
      {isPaletteOpen && graph !== undefined && (
        <JourneyPalette
          graph={graph}
          texts={texts}
          journey={items}
          onGoTo={(id) => setSelection({ kind: 'activities', ids: [id] })}
          onAsk={why.ask}
          onClose={() => setPaletteOpen(false)}
        />
      )}
      {isTriggering && entry?.type === 'entryEvent' && (
        <TriggerDialog entry={entry} onClose={() => setTriggering(false)} />
      )}
    </PreviewProvider>
  );
}

function picked(activityId: string | undefined): Selection {
  return activityId === undefined ? nothing : { kind: 'activities', ids: [activityId] };
}

/** The pane of an activity with its numbers. */
function WatchedPane(props: Omit<ComponentProps<typeof ActivityPane>, 'counts'>) {
  const numbers = useActivityNumbers(props.activity.id);
  return <ActivityPane {...props} counts={numbers ?? noNumbers(props.activity.id)} />;
}
