import { partOfGraph } from '@waypost/journey';
import type { Graph, GraphPart } from '@waypost/journey';
import { useReactFlow } from '@xyflow/react';
import { useState } from 'react';

import type { Editing } from './actions/action.ts';
import type { PaletteKind } from './actions/CommandPalette.tsx';
import { editorActions } from './actions/editor-actions.ts';
import { fitOptions } from './canvas/CanvasControls.tsx';
import type { Place } from './canvas/free-place.ts';
import { directionOf } from './canvas/node-geometry.ts';
import { viewportMotion } from './canvas/viewport.ts';
import { readClip, writeClip } from './clipboard/clip.ts';
import { useClipboard } from './clipboard/use-clipboard.ts';
import { addNote } from './commands/notes.ts';
import { deleteSelection } from './commands/delete-selection.ts';
import { pasteActivities } from './commands/paste-activities.ts';
import { tidyUp } from './commands/tidy-up.ts';
import { turnJourney } from './commands/turn-journey.ts';
import { layOutGraph } from './layout/lay-out-graph.ts';
import { useEditor, useEditorStore, useHistory } from './store/EditorStore.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** Of a new note, px. */
const noteSize = { width: 264, height: 144 };

/** What lies open over the canvas. */
export interface OpenPanels {
  palette: PaletteKind | null;
  outline: boolean;
  problems: boolean;
  miniMap: boolean;
}

/**
 * What can be done with the draft, by keys, by the clipboard, by the command palette and by buttons alike.
 *
 * @param middle where on the canvas the author looks
 */
export function useEditing({
  middle,
  phone,
  publish,
  why,
}: {
  middle: () => Place;
  /** Shows or hides the phone; null: no message is selected. */
  phone: (() => void) | null;
  publish: () => void;
  why: () => void;
}) {
  const flow = useReactFlow();
  const store = useEditorStore();
  const graph = useEditor((state) => state.graph);
  const selection = useEditor((state) => state.selection);
  const history = useHistory();
  const { run, select, requestFocus } = store.getState();
  const [panels, setPanels] = useState<OpenPanels>({
    palette: null,
    outline: false,
    problems: false,
    miniMap: false,
  });
  const [asksForKeys, setAsksForKeys] = useState(false);
  const toggle = (panel: 'outline' | 'problems' | 'miniMap') =>
    setPanels((open) => ({ ...open, [panel]: !open[panel] }));
  const showPalette = (palette: PaletteKind | null) => setPanels((open) => ({ ...open, palette }));
  const fit = () => void flow.fitView({ ...fitOptions, ...viewportMotion() });
  const paste = (part: GraphPart) => {
    setAsksForKeys(false);
    run(pasteActivities(store.getState().graph, part, middle()));
  };
  const copied = () => (selection.kind === 'activities' ? partOfGraph(graph, selection.ids) : null);

  const editing: Editing = {
    graph,
    selection,
    canUndo: history.undo !== null,
    canRedo: history.redo !== null,
    run,
    select,
    undo: store.undo,
    redo: store.redo,
    tidy: (ids) => void tidy(graph, ids),
    turn: () => void turn(graph),
    addNote: () => {
      const { x, y } = middle();
      const place = {
        x: Math.round(x - noteSize.width / 2),
        y: Math.round(y - noteSize.height / 2),
      };
      run(
        addNote({
          id: `note-${crypto.randomUUID().slice(0, 8)}`,
          text: '',
          tone: 'yellow',
          position: place,
          size: noteSize,
        }),
      );
    },
    clipboard: {
      copy: () => {
        const part = copied();
        if (part !== null) void navigator.clipboard.writeText(writeClip(part));
      },
      paste: () => void pasteFromClipboard(),
    },
    view: {
      fit,
      zoomIn: () => void flow.zoomIn(viewportMotion()),
      zoomOut: () => void flow.zoomOut(viewportMotion()),
    },
    open: {
      commands: () => showPalette('commands'),
      find: () => showPalette('find'),
      outline: () => toggle('outline'),
      problems: () => toggle('problems'),
      miniMap: () => toggle('miniMap'),
      phone,
      publish,
      why,
    },
  };

  async function tidy(before: Graph, ids: readonly string[] | undefined) {
    run(tidyUp(await layOutGraph(before, ids)));
    if (ids === undefined) requestAnimationFrame(fit);
  }

  async function turn(before: Graph) {
    const direction = directionOf(before) === 'down' ? 'right' : 'down';
    run(turnJourney(direction, await layOutGraph({ ...before, direction })));
    requestAnimationFrame(fit);
  }

  async function pasteFromClipboard() {
    // Some browsers let a page read the clipboard only after its own keys or menu were used.
    const text = await navigator.clipboard.readText().catch(() => null);
    if (text === null) setAsksForKeys(true);
    const part = readClip(text ?? '');
    if (part !== null) paste(part);
  }

  useClipboard({
    copied,
    removeCopied: () => run(deleteSelection(selection, 'cut')),
    paste,
  });
  useShortcuts(
    editorActions,
    (action) => {
      if (action.isEnabled(editing)) action.perform(editing);
    },
    (activityId) => requestFocus(activityId, ''),
  );

  return { editing, panels, toggle, showPalette, asksForKeys };
}
