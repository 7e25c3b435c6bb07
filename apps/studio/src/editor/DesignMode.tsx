import { useNavigate } from '@tanstack/react-router';
import { isEntryType } from '@waypost/journey';
import type { Activity, ActivityType, Connection, Problem } from '@waypost/journey';
import { Banner, sizes } from '@waypost/ui';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useActivityTexts } from '../activities/activity-texts.ts';
import { eventPathsOf } from '../activities/pane-props.ts';
import { useResources } from '../activities/resources.ts';
import { labelledResults, sampleResults } from '../activities/result-labels.ts';
import type { DraftSaver, SaveState } from './autosave/draft-saver.ts';
import { CommandPalette } from './actions/CommandPalette.tsx';
import { isMacKeyboard, shortcutText } from './actions/shortcut.ts';
import { useJourneyItems } from './actions/use-journey-items.tsx';
import { Canvas } from './canvas/Canvas.tsx';
import { EmptyCanvas } from './canvas/EmptyCanvas.tsx';
import { freePlace, placeBehind, placeBelow } from './canvas/free-place.ts';
import type { Place } from './canvas/free-place.ts';
import { JourneyMap } from './canvas/JourneyMap.tsx';
import { NextActivityMenu } from './canvas/NextActivityMenu.tsx';
import { useRevealed } from './canvas/use-revealed.ts';
import { bindReply } from './commands/bind-reply.ts';
import { addActivity } from './commands/add-activity.ts';
import type { Hook } from './commands/add-activity.ts';
import { connectPort, mayConnect } from './commands/connect-port.ts';
import { updateNote } from './commands/notes.ts';
import { moveActivities } from './commands/move-activities.ts';
import { DraftActions } from './top-bar/DraftActions.tsx';
import { DraftPane } from './DraftPane.tsx';
import { useReach } from './pane/use-reach.ts';
import { ReachLine } from './pane/ReachLine.tsx';
import { EditorLayout, useEditorRoom } from './EditorLayout.tsx';
import { freePort, newActivity } from './new-activity.ts';
import { Palette } from './palette/Palette.tsx';
import { PhonePreview } from './preview/PhonePreview.tsx';
import { showPhone as showPhoneAt, usePhoneShown } from './preview/use-phone-shown.ts';
import { usePlaying } from './preview/use-playing.ts';
import { PreviewProvider } from './preview/Previewing.tsx';
import { useAdvice } from '../advice/use-advice.ts';
import { messagePlace } from '../i18n/problem-text.ts';
import { UnsavedWork } from './autosave/UnsavedWork.tsx';
import { OutlinePanel } from './outline/OutlinePanel.tsx';
import { focusField } from './problems/focus-field.ts';
import { ProblemsPanel } from './problems/ProblemsPanel.tsx';
import { useProblems } from './problems/use-problems.ts';
import { useShownWay } from './problems/use-shown-way.ts';
import { useEditor, useEditorStore } from './store/EditorStore.tsx';
import { useWhy } from './live/why/use-why.tsx';
import { useAwaitedSender } from './use-awaited-sender.ts';
import { useEditing } from './use-editing.ts';
import type { Living } from '../life/use-life.tsx';

const pasteKeys = { key: 'v', mod: true };
const isMac = isMacKeyboard(navigator.platform);

/** Drawing the journey: palette, canvas, pane, phone, problems. Renders its part of the top bar by `topBar`. */
export function DesignMode({
  living,
  wasPublished,
  saver,
  saveState,
  keptSince,
  topBar,
}: {
  living: Living;
  wasPublished: boolean;
  saver: DraftSaver;
  saveState: SaveState;
  /** When the work was done that this browser put back, ms; null: none. */
  keptSince: number | null;
  topBar: (actions: React.ReactNode) => React.ReactNode;
}) {
  const { t } = useTranslation(['editor', 'commands']);
  const { journeyId, journeyName } = living;
  const navigate = useNavigate();
  const flow = useReactFlow();
  const store = useEditorStore();
  const graph = useEditor((state) => state.graph);
  const selection = useEditor((state) => state.selection);
  const focusRequest = useEditor((state) => state.focusRequest);
  const { run, select, requestFocus } = store.getState();
  const resources = useResources();
  useAwaitedSender(resources);
  const texts = useActivityTexts(resources);
  const problems = useProblems(graph, resources);
  const savedRevision = saveState.kind === 'saved' ? saver.revision : null;
  const advice = useAdvice(journeyId, graph, resources, useReach(journeyId, savedRevision).data);
  const pane = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLDivElement>(null);

  const selected =
    selection.kind === 'activities' && selection.ids.length === 1
      ? graph.activities.find(({ id }) => id === selection.ids[0])
      : undefined;
  const message = selected?.type === 'whatsapp' ? selected : null;
  const room = useEditorRoom(message !== null);
  const [isPhoneShown, showPhone] = usePhoneShown(room.isPhoneBeside);
  const selectedId = selected?.id;
  const samples = useMemo(
    () =>
      selectedId === undefined ? {} : sampleResults(labelledResults(graph, selectedId, texts)),
    [graph, selectedId, texts],
  );

  useRevealed(canvas, selected ?? null);

  /** A port whose line was dropped on nothing, and where. */
  const [next, setNext] = useState<{
    from: Connection['from'];
    point: { x: number; y: number };
  } | null>(null);
  const [viewed, setViewed] = useState<{ activityId: string; language: string | null } | null>(
    null,
  );
  const language = viewed !== null && viewed.activityId === message?.id ? viewed.language : null;
  const setLanguage = (next: string | null) => {
    if (message) setViewed({ activityId: message.id, language: next });
  };

  const [answered, setAnswered] = useState(focusRequest);
  if (focusRequest !== answered) {
    setAnswered(focusRequest);
    const asked = messagePlace(focusRequest?.field ?? '').language;
    if (asked !== '' && focusRequest?.activityId) {
      setViewed({ activityId: focusRequest.activityId, language: asked });
    }
  }
  useEffect(() => {
    if (focusRequest === null) return;
    // Where the phone stands in the place of the settings, they are asked for now.
    showPhoneAt('inPlace', false);
    // The pane may still be opening another tab: two frames later it stands.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (pane.current && !focusField(pane.current, focusRequest.field)) pane.current.focus();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [focusRequest]);

  const playing = usePlaying();

  const lookedAt = (): Place => {
    const box = canvas.current?.getBoundingClientRect();
    return flow.screenToFlowPosition({
      x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
      y: (box?.top ?? 0) + (box?.height ?? 0) / 4,
    });
  };
  const middle = (): Place => centred(lookedAt());
  const add = (activity: Activity, hook: Hook) =>
    run(addActivity(activity, hook, freePort(activity, graph)));
  const addBehindSelected = (type: ActivityType) => {
    const isEntry = isEntryType(type);
    const port = selected && !isEntry ? freePort(selected, graph) : null;
    if (selected === undefined || port === null) {
      const place = graph.activities.length === 0 ? middle() : placeBelow(graph);
      add(newActivity(type, place, graph, resources), null);
      return;
    }
    const place = placeBehind(graph, selected, port);
    add(newActivity(type, place, graph, resources), { activity: selected.id, port });
  };
  const shown = useShownWay(graph, problems.all, selected?.id);
  const jump = (problem: Problem) => {
    requestFocus(problem.activityId, problem.field);
    shown.show(problem);
  };
  const publish = async () => {
    if (problems.errors > 0) {
      if (!panels.problems) toggle('problems');
      return;
    }
    await saver.flush();
    if (saver.state.kind !== 'saved') return;
    await navigate({ to: '/journeys/$journeyId/publish', params: { journeyId } });
  };

  const why = useWhy(journeyId, graph);
  const { items, life } = useJourneyItems({ living, view: 'design', wasPublished });
  const { editing, panels, toggle, showPalette, asksForKeys } = useEditing({
    middle: lookedAt,
    phone: message === null ? null : () => showPhone(!isPhoneShown),
    publish: () => void publish(),
    why: () => why.ask(null),
  });

  return (
    <PreviewProvider
      journeyName={journeyName}
      eventFields={eventPathsOf(graph)}
      results={samples}
      entersByEvent={graph.activities.some(startsOnRequest)}
      focused={focusRequest}
    >
      {topBar(
        <DraftActions
          saveState={saveState}
          isKept={saver.isSafe}
          onRetry={() => void saver.flush()}
          errors={problems.errors}
          warnings={problems.warnings}
          areProblemsOpen={panels.problems}
          onProblems={() => toggle('problems')}
          onPublish={() => void publish()}
        />,
      )}
      <UnsavedWork
        journeyName={journeyName}
        saver={saver}
        state={saveState}
        keptSince={keptSince}
        texts={texts}
      />
      <CommandPalette
        kind={panels.palette}
        editing={editing}
        texts={texts}
        journey={items}
        onAdd={addBehindSelected}
        onGoTo={(id) => requestFocus(id, '')}
        onAsk={why.ask}
        onClose={() => showPalette(null)}
      />
      {why.dialog}
      {life.dialogs}
      <EditorLayout
        palette={<Palette texts={texts} isStrip={room.isPaletteStrip} onAdd={addBehindSelected} />}
        isPaneEmpty={selection.kind === 'nothing'}
        paneRef={pane}
        canvas={
          <div ref={canvas} className="absolute inset-0">
            <Canvas
              graph={graph}
              texts={texts}
              selection={selection}
              onSelect={select}
              marks={problems.marks}
              visited={shown.way}
              editing={{
                mayConnect: (from, to) => mayConnect(graph, from, to),
                onConnect: (from, to) => run(connectPort(from, to)),
                onMove: (positions, byKey) =>
                  run(moveActivities(positions, byKey ? 'move by key' : undefined)),
                onDropReply: (reply, position) =>
                  run(bindReply(graph, reply.messageId, reply, freePlace(graph, position))),
                onResizeNote: (id, size) => {
                  const note = graph.notes?.find((candidate) => candidate.id === id);
                  if (note !== undefined) run(updateNote({ ...note, size }, 'size'));
                },
                onNote: () => editing.addNote(),
                onTidy: () => editing.tidy(),
                onConnectToNothing: (from, point) => setNext({ from, point }),
                onDropActivity: (type, position, connection) =>
                  add(
                    newActivity(type, freePlace(graph, position), graph, resources),
                    connection === null ? null : { connection },
                  ),
              }}
            >
              {panels.miniMap && <JourneyMap />}
            </Canvas>
            <NextActivityMenu
              point={next?.point ?? null}
              texts={texts}
              onClose={() => setNext(null)}
              onChoose={(type) => {
                if (next === null) return;
                const { x, y } = flow.screenToFlowPosition(next.point);
                const place = freePlace(graph, { x: x - sizes.node.width / 2, y });
                add(newActivity(type, place, graph, resources), next.from);
              }}
            />
            {asksForKeys && (
              <Banner tone="info" className="absolute inset-x-3 top-3 z-pane mx-auto max-w-150">
                {t('commands:pasteByKeys', { keys: shortcutText(pasteKeys, isMac) })}
              </Banner>
            )}
            {panels.outline && (
              <OutlinePanel
                graph={graph}
                resources={resources}
                selectedIds={selection.kind === 'activities' ? selection.ids : []}
                onGoTo={(id) => select({ kind: 'activities', ids: [id] })}
                onClose={() => toggle('outline')}
              />
            )}
            {graph.activities.length === 0 && (
              <EmptyCanvas onAdd={() => addBehindSelected('entryAudience')} />
            )}
          </div>
        }
        below={
          panels.problems && (
            <ProblemsPanel
              problems={problems.all}
              advice={advice}
              graph={graph}
              texts={texts}
              onJump={jump}
              onGoTo={(activityId) => requestFocus(activityId, '')}
              onClose={() => toggle('problems')}
            />
          )
        }
        pane={
          <DraftPane
            journeyId={journeyId}
            graph={graph}
            resources={resources}
            texts={texts}
            problems={problems}
            advice={advice}
            reach={<ReachLine journeyId={journeyId} savedRevision={savedRevision} />}
            language={language}
            onLanguageChange={setLanguage}
          />
        }
        phone={
          message === null ? null : (
            <PhonePreview
              senderId={message.senderId}
              content={message.content}
              language={language}
              onLanguageChange={setLanguage}
              play={playing.of(message)}
            />
          )
        }
      />
    </PreviewProvider>
  );
}

/** Where an activity begins whose middle is here. */
function centred({ x, y }: Place): Place {
  return { x: x - sizes.node.width / 2, y: y - sizes.node.height / 2 };
}

/** The person asked for it: by an event, or by writing to us. */
function startsOnRequest({ type }: Activity): boolean {
  return type === 'entryEvent' || type === 'entryMessage';
}
