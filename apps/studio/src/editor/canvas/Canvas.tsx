import '@xyflow/react/dist/base.css';
import type { ActivityType, Connection, Graph, Note } from '@waypost/journey';
import { sizes } from '@waypost/ui';
import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  ReactFlow,
  useReactFlow,
} from '@xyflow/react';
import type { EdgeTypes, NodeChange, NodeTypes, OnConnectEnd } from '@xyflow/react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import type { DrawnChanges } from '../../changes/drawn-changes.ts';
import { carriesActivity, droppedActivity } from '../palette/dragged-activity.ts';
import { carriesReply, droppedReply } from '../preview/dragged-reply.ts';
import type { DraggedReply } from '../preview/dragged-reply.ts';
import { activitiesSelected, nothing } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';
import { ActivityNode } from './ActivityNode.tsx';
import { CanvasControls, fitOptions } from './CanvasControls.tsx';
import { ConnectionEdge } from './ConnectionEdge.tsx';
import { createFlowMapper } from './graph-to-flow.ts';
import type { ActivityNode as ActivityNodeType, Mark } from './graph-to-flow.ts';
import { NoteNode } from './NoteNode.tsx';
import { createNoteMapper } from './note-to-flow.ts';
import type { NoteNode as NoteNodeType } from './note-to-flow.ts';
import { largeFrom, startView } from './start-view.ts';
import { useRefitted } from './use-refitted.ts';
import { useSpokenWords } from './use-spoken-words.ts';

/** Built once: new ones on every render would draw every node anew. */
const nodeTypes: NodeTypes = { activity: ActivityNode, note: NoteNode };
const edgeTypes: EdgeTypes = { connection: ConnectionEdge };

/** What stands on the canvas. */
export type CanvasNode = ActivityNodeType | NoteNodeType;

type Sizes = ReadonlyMap<string, { width: number; height: number }>;
const fixed: Sizes = new Map();

type Positions = ReadonlyMap<string, { x: number; y: number }>;
const still: Positions = new Map();

/** What an author can do on the canvas; left out where the graph can only be looked at. */
export interface CanvasEditing {
  mayConnect: (from: string, to: string) => boolean;
  onConnect: (from: Connection['from'], to: string) => void;
  /** `byKey`: moved by the arrow keys, a step at a time. */
  onMove: (positions: Positions, byKey: boolean) => void;
  /** A button of a message was dropped, at this place of the canvas. */
  onDropReply: (reply: DraggedReply, position: { x: number; y: number }) => void;
  /** A line from this port was dropped on nothing, at this point of the window. */
  onConnectToNothing: (from: Connection['from'], point: { x: number; y: number }) => void;
  /** A corner of a note was dragged. */
  onResizeNote: (id: string, size: { width: number; height: number }) => void;
  /** Puts an empty note where the author looks. */
  onNote: () => void;
  /** Lays everything out anew. */
  onTidy: () => void;
  /** `position` is where the middle of the node belongs; `onConnection` the connection it fell on. */
  onDropActivity: (
    type: ActivityType,
    position: { x: number; y: number },
    onConnection: string | null,
  ) => void;
}

export interface CanvasProps {
  graph: Graph;
  texts: ActivityTexts;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  editing?: CanvasEditing;
  marks?: ReadonlyMap<string, Mark>;
  /** With live numbers, those of `LiveNumbersContext`. */
  isLive?: boolean;
  visited?: ReadonlySet<string> | null;
  /** Of a graph that shows what became of an earlier one. */
  changes?: DrawnChanges | null;
  children?: ReactNode;
}

const noNotes: readonly Note[] = [];
const noMarks: ReadonlyMap<string, Mark> = new Map();

/** Draws a journey; with `editing` it can be changed. Needs a `ReactFlowProvider`. */
export function Canvas({
  graph,
  texts,
  selection,
  onSelect,
  editing,
  marks = noMarks,
  isLive = false,
  visited = null,
  changes = null,
  children,
}: CanvasProps) {
  const { t } = useTranslation('editor');
  const { t: drafting } = useTranslation('drafting');
  const flow = useReactFlow();
  const [toFlow] = useState(createFlowMapper);
  const [toNotes] = useState(createNoteMapper);
  const [dragged, setDragged] = useState<Positions>(still);
  const [resized, setResized] = useState<Sizes>(fixed);
  // Only at the start: an activity stays under the hand that drops it on an empty canvas.
  const [start] = useState(() => startView(graph));
  const takeView = useRefitted(start === fitOptions, fitOptions);

  const spoken = useSpokenWords();
  const { nodes, edges } = useMemo(
    () =>
      toFlow({
        graph,
        texts,
        spoken,
        selection,
        dragged,
        marks,
        isLive,
        visited,
        changes,
      }),
    [toFlow, graph, texts, spoken, selection, dragged, marks, isLive, visited, changes],
  );

  const noteLabel = useCallback(
    ({ text }: Note) =>
      text === '' ? drafting('notes.emptyLabel') : drafting('notes.label', { text }),
    [drafting],
  );
  const selectedNote = selection.kind === 'note' ? selection.id : null;
  // React Flow tells what was picked before it tells what is no longer: a pick in the same breath counts already.
  const latest = useRef(selection);
  useLayoutEffect(() => {
    latest.current = selection;
  }, [selection]);
  const pick = (picked: Selection) => {
    latest.current = picked;
    onSelect(picked);
  };
  const noteNodes = useMemo(
    () =>
      toNotes(graph.notes ?? noNotes, {
        dragged,
        resized,
        selectedId: selectedNote,
        label: noteLabel,
        kind: drafting('notes.title'),
      }),
    [toNotes, graph.notes, dragged, resized, selectedNote, noteLabel, drafting],
  );
  const shown = useMemo<CanvasNode[]>(
    () => (noteNodes.length === 0 ? nodes : [...noteNodes, ...nodes]),
    [nodes, noteNodes],
  );

  const isNote = (id: string) => graph.notes?.some((note) => note.id === id) === true;
  const changed = (changes: NodeChange<CanvasNode>[]) => {
    const { current } = latest;
    const noteBefore = current.kind === 'note' ? current.id : null;
    let note = noteBefore;
    const sized = new Map(resized);
    const moving = new Map(dragged);
    const landed = new Map<string, { x: number; y: number }>();
    let selected: Set<string> | null = null;
    let byKey = false;
    for (const change of changes) {
      if (change.type === 'position' && change.position) {
        if (change.dragging === true) moving.set(change.id, change.position);
        else {
          byKey ||= !moving.has(change.id);
          landed.set(change.id, change.position);
          moving.delete(change.id);
        }
      } else if (change.type === 'dimensions') {
        if (change.resizing === true && change.dimensions !== undefined) {
          sized.set(change.id, rounded(change.dimensions));
        } else if (change.resizing === false) {
          const size = sized.get(change.id);
          if (size !== undefined) editing?.onResizeNote(change.id, size);
          sized.delete(change.id);
        }
      } else if (change.type === 'select' && isNote(change.id)) {
        if (change.selected) note = change.id;
        else if (note === change.id) note = null;
      } else if (change.type === 'select' && (change.selected || current.kind === 'activities')) {
        selected ??= new Set(current.kind === 'activities' ? current.ids : []);
        if (change.selected) selected.add(change.id);
        else selected.delete(change.id);
      }
    }
    if (moving.size > 0 || dragged.size > 0) setDragged(moving.size === 0 ? still : moving);
    if (landed.size > 0) editing?.onMove(landed, byKey);
    if (sized.size > 0 || resized.size > 0) setResized(sized.size === 0 ? fixed : sized);
    if (note !== null && note !== noteBefore) pick({ kind: 'note', id: note });
    else if (selected !== null) pick(activitiesSelected([...selected]));
    else if (note !== noteBefore) pick(nothing);
  };

  const connectionEnded: OnConnectEnd = (event, state) => {
    if (!editing || state.isValid || !state.fromNode || !state.fromHandle?.id) return;
    if (state.fromHandle.type !== 'source') return;
    const point = 'changedTouches' in event ? event.changedTouches[0] : event;
    if (!point) return;
    const target = document
      .elementFromPoint(point.clientX, point.clientY)
      ?.closest('.react-flow__node')
      ?.getAttribute('data-id');
    const from = { activity: state.fromNode.id, port: state.fromHandle.id };
    if (target) editing.onConnect(from, target);
    else if (isFarFrom(state.from, state.to)) {
      editing.onConnectToNothing(from, { x: point.clientX, y: point.clientY });
    }
  };

  const dropped = (event: DragEvent) => {
    const type = droppedActivity(event.dataTransfer);
    const reply = droppedReply(event.dataTransfer);
    if ((type === null && reply === null) || !editing) return;
    event.preventDefault();
    takeView();
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const corner = { x: x - sizes.node.width / 2, y: y - sizes.node.height / 2 };
    if (reply !== null) editing.onDropReply(reply, corner);
    if (type === null) return;
    const onConnection = document
      .elementsFromPoint(event.clientX, event.clientY)
      .map((element) => element.closest('.react-flow__edge')?.getAttribute('data-id'))
      .find((id) => typeof id === 'string');
    editing.onDropActivity(type, corner, onConnection ?? null);
  };

  return (
    <ReactFlow
      nodes={shown}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={changed}
      onEdgesChange={(changes) => {
        for (const change of changes) {
          if (change.type !== 'select') continue;
          const { current } = latest;
          if (change.selected) pick({ kind: 'connection', id: change.id });
          else if (current.kind === 'connection' && current.id === change.id) pick(nothing);
        }
      }}
      onConnect={({ source, sourceHandle, target }) => {
        if (sourceHandle) editing?.onConnect({ activity: source, port: sourceHandle }, target);
      }}
      onConnectEnd={connectionEnded}
      onMoveStart={(event) => {
        // Moves of our own come without an event.
        if (event !== null) takeView();
      }}
      onNodeDragStart={takeView}
      isValidConnection={({ source, target }) => editing?.mayConnect(source, target) ?? false}
      onPaneClick={() => pick(nothing)}
      onDragOver={(event) => {
        const { dataTransfer } = event;
        if (!editing || !(carriesActivity(dataTransfer) || carriesReply(dataTransfer))) return;
        event.preventDefault();
        dataTransfer.dropEffect = 'copy';
      }}
      onDrop={dropped}
      nodesDraggable={editing !== undefined}
      nodesConnectable={editing !== undefined}
      edgesReconnectable={false}
      deleteKeyCode={null}
      selectNodesOnDrag={false}
      multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
      selectionKeyCode={null}
      connectionRadius={28}
      connectionLineType={ConnectionLineType.SmoothStep}
      // Of smaller ones everything stays reachable by Tab and by readers.
      onlyRenderVisibleElements={graph.activities.length >= largeFrom}
      minZoom={0.15}
      maxZoom={1.5}
      panOnScroll
      zoomOnScroll={false}
      zoomOnDoubleClick={false}
      fitView={start !== null}
      fitViewOptions={start ?? fitOptions}
      ariaLabelConfig={{
        'node.a11yDescription.default': editing ? t('canvas.nodeHelp') : t('canvas.nodeHelpRead'),
        'node.a11yDescription.keyboardDisabled': t('canvas.nodeHelpRead'),
        'node.a11yDescription.ariaLiveMessage': ({ x, y }) =>
          t('canvas.moved', { x: Math.round(x), y: Math.round(y) }),
        'edge.a11yDescription.default': editing ? t('canvas.edgeHelp') : '',
        'handle.ariaLabel': t('canvas.port'),
      }}
      className="bg-canvas [--xy-attribution-background-color:transparent] [&_[href*=reactflow]]:text-muted!"
      aria-label={t('canvas.label')}
    >
      <Background
        variant={BackgroundVariant.Dots}
        gap={20}
        size={1.5}
        color="var(--color-dots)"
        bgColor="var(--color-canvas)"
      />
      <CanvasControls onTidy={editing?.onTidy ?? null} onNote={editing?.onNote ?? null} />
      {children}
    </ReactFlow>
  );
}

function rounded({ width, height }: { width: number; height: number }) {
  return { width: Math.round(width), height: Math.round(height) };
}

/** A press on a port without a drag asks for nothing. px */
const shortestDrag = 24;

function isFarFrom(
  from: { x: number; y: number } | null,
  to: { x: number; y: number } | null,
): boolean {
  return from !== null && to !== null && Math.hypot(from.x - to.x, from.y - to.y) >= shortestDrag;
}
