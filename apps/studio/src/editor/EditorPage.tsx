import { useQuery } from '@tanstack/react-query';
import { useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Journey } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { AlertDialog, ErrorState, Skeleton, useDocumentTitle } from '@waypost/ui';
import { ReactFlowProvider } from '@xyflow/react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useLifeNow } from '../life/use-life-now.ts';
import { findKeptDraft } from './autosave/kept-drafts.ts';
import type { KeptDraft } from './autosave/kept-drafts.ts';
import { DesignMode } from './DesignMode.tsx';
import { firstTexts } from './open-journey.ts';
import { LiveMode } from './live/LiveMode.tsx';
import { EditorStoreProvider } from './store/EditorStore.tsx';
import { TopBar } from './top-bar/TopBar.tsx';
import type { EditorMode } from './top-bar/TopBar.tsx';
import { useDraft } from './use-draft.ts';
import { useAtLeast } from './use-width.ts';
import { JourneyInWords } from './words/JourneyInWords.tsx';

/** Loaded when somebody tests: most who edit don't. */
const TestMode = lazy(() =>
  import('./test-mode/TestMode.tsx').then((module) => ({ default: module.TestMode })),
);
const TestCommands = lazy(() =>
  import('./test-mode/TestCommands.tsx').then((module) => ({ default: module.TestCommands })),
);

/** The editor of one journey, over the whole window: Design, and Live once it was published. */
export function EditorPage() {
  const { t } = useTranslation('common');
  useTranslation([...firstTexts]);
  const { journeyId = '' } = useParams({ strict: false });
  const failureText = useFailureText();
  // Always fresh at the door (`openJourney`), never fetched again while somebody edits.
  const journey = useQuery({
    ...orpc.journeys.get.queryOptions({ input: { id: journeyId } }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
  const [openedId, setOpenedId] = useState<string | null>(null);
  const isOpened = openedId === journeyId;
  if (!isOpened && journey.isSuccess && !journey.isFetching) setOpenedId(journeyId);
  const session = useQuery(orpc.session.get.queryOptions());
  const actor = session.data?.actor;
  const kept = useQuery({
    queryKey: ['unsaved draft', journeyId, actor],
    queryFn: async () => findKeptDraft(journeyId, actor ?? ''),
    enabled: actor !== undefined,
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if ((journey.isError && !isOpened) || session.isLoadingError) {
    return (
      <ErrorState
        title={t('failure.loadTitle')}
        onRetry={() => {
          void journey.refetch();
          void session.refetch();
        }}
      >
        {failureText(journey.error ?? session.error)}
      </ErrorState>
    );
  }
  if (!isOpened || journey.data === undefined || session.isPending || kept.isPending) {
    return <Skeleton className="p-6" lines={6} />;
  }
  return (
    <LoadedEditor
      key={journeyId}
      journey={journey.data}
      actor={session.data.actor}
      kept={kept.data ?? null}
    />
  );
}

function LoadedEditor({
  journey,
  actor,
  kept,
}: {
  journey: Journey & { draft: Graph; draftRevision: number };
  actor: string;
  kept: KeptDraft | null;
}) {
  const { t } = useTranslation('editor');
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const { store, saver, state } = useDraft(journey.id, {
    draft: journey.draft,
    revision: journey.draftRevision,
    actor,
    kept,
  });
  useDocumentTitle(journey.name);
  const { status, liveVersion: newestVersion, peopleInside } = useLifeNow(journey);
  const isWideEnough = useAtLeast(768);
  const mode: EditorMode =
    search.mode === 'live' && newestVersion === null ? 'design' : (search.mode ?? 'design');
  const wanted = search.activity;
  useEffect(() => {
    if (wanted !== undefined) store.getState().select({ kind: 'activities', ids: [wanted] });
  }, [store, wanted]);

  const leaving = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
      await saver.flush();
      return saver.state.kind !== 'saved';
    },
    enableBeforeUnload: () => !saver.isSafe,
    withResolver: true,
  });

  const changeMode = (next: EditorMode) =>
    void navigate({
      to: '/journeys/$journeyId',
      params: { journeyId: journey.id },
      search: next === 'design' ? {} : { mode: next },
      replace: true,
    });
  const living = {
    journeyId: journey.id,
    journeyName: journey.name,
    status,
    peopleInside,
  };
  const topBar = (actions: React.ReactNode) => (
    <TopBar
      journey={{ ...journey, status, wasPublished: newestVersion !== null }}
      mode={mode}
      onModeChange={changeMode}
    >
      {actions}
    </TopBar>
  );

  return (
    <EditorStoreProvider store={store}>
      <ReactFlowProvider key={mode}>
        <div className="flex h-dvh flex-col overflow-hidden bg-canvas text-ink">
          {!isWideEnough ? (
            <JourneyInWords journey={journey} version={newestVersion} />
          ) : mode === 'live' && newestVersion !== null ? (
            <LiveMode
              journey={journey}
              version={newestVersion}
              activityId={wanted}
              topBar={topBar}
              onEditDraft={() => changeMode('design')}
            />
          ) : mode === 'test' ? (
            <Suspense fallback={<Skeleton className="p-6" lines={6} />}>
              <TestMode journeyId={journey.id} journeyName={journey.name} topBar={topBar} />
              <TestCommands
                living={living}
                view={search.way ?? 'walk'}
                wasPublished={newestVersion !== null}
              />
            </Suspense>
          ) : (
            <DesignMode
              living={living}
              wasPublished={newestVersion !== null}
              saver={saver}
              saveState={state}
              keptSince={kept?.at ?? null}
              topBar={topBar}
            />
          )}
        </div>
      </ReactFlowProvider>
      {leaving.status === 'blocked' && (
        <AlertDialog
          title={t('leave.title')}
          isOpen
          isDanger
          onOpenChange={() => leaving.reset()}
          confirmLabel={t('leave.confirm')}
          onConfirm={() => leaving.proceed()}
        >
          {t('leave.text')}
        </AlertDialog>
      )}
    </EditorStoreProvider>
  );
}
