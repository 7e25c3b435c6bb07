import type { Graph } from '@waypost/journey';
import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';

import type { Command, CommandName } from '../commands/command.ts';
import { existingSelection, nothing } from './selection.ts';
import type { Selection } from './selection.ts';

/** Changes with the same merge key this close together are one undo step. */
const mergeWindowMs = 1000;

/** Asks the pane to put the cursor into a field; `field` is the path of a problem. */
export interface FocusRequest {
  activityId: string | null;
  field: string;
  /** Raised by every request, so that the same field can be asked for again. */
  count: number;
}

export interface EditorState {
  graph: Graph;
  /** The command that led to this graph; null for the graph as loaded. */
  change: CommandName | null;
  selection: Selection;
  focusRequest: FocusRequest | null;
  run: (command: Command) => void;
  select: (selection: Selection) => void;
  requestFocus: (activityId: string | null, field: string) => void;
  /** Replaces the graph by one from the server and forgets the history. */
  load: (graph: Graph) => void;
}

type Tracked = Pick<EditorState, 'graph' | 'change'>;

/** Editing state of one journey: the draft with its undo history, and what is selected. */
export function createEditorStore(graph: Graph, now: () => number = Date.now) {
  let lastMerge: { key: string; at: number } | null = null;

  const store = createStore<EditorState>()(
    temporal(
      (set, get): EditorState => ({
        graph,
        change: null,
        selection: nothing,
        focusRequest: null,
        run: (command) => {
          const before = get();
          const changed = command.apply(before.graph);
          const selection = existingSelection(command.select ?? before.selection, changed);
          if (changed === before.graph) {
            set({ selection });
            return;
          }
          const at = now();
          const merges =
            command.mergeKey !== undefined &&
            lastMerge?.key === command.mergeKey &&
            at - lastMerge.at < mergeWindowMs;
          lastMerge = command.mergeKey === undefined ? null : { key: command.mergeKey, at };
          if (merges) store.temporal.getState().pause();
          set({ graph: changed, change: command.name, selection });
          if (merges) store.temporal.getState().resume();
        },
        select: (selection) => set({ selection }),
        requestFocus: (activityId, field) =>
          set({
            selection: activityId === null ? nothing : { kind: 'activities', ids: [activityId] },
            focusRequest: { activityId, field, count: (get().focusRequest?.count ?? 0) + 1 },
          }),
        load: (loaded) => {
          lastMerge = null;
          set({
            graph: loaded,
            change: null,
            selection: existingSelection(get().selection, loaded),
          });
          store.temporal.getState().clear();
        },
      }),
      {
        limit: 200,
        partialize: ({ graph, change }): Tracked => ({ graph, change }),
        equality: (past, current) => past.graph === current.graph,
      },
    ),
  );

  /** Undo and redo end a run of merged changes, so that the next key stroke is a step of its own. */
  const endMerge = () => {
    lastMerge = null;
    const { selection, graph: current } = store.getState();
    store.setState({ selection: existingSelection(selection, current) });
  };

  return Object.assign(store, {
    /** Completes the latest change by what was not known when it was made: no step of undo of its own. */
    amend: (complete: (graph: Graph) => Graph) => {
      store.temporal.getState().pause();
      store.setState(({ graph: incomplete }) => ({ graph: complete(incomplete) }));
      store.temporal.getState().resume();
    },
    undo: () => {
      store.temporal.getState().undo();
      endMerge();
    },
    redo: () => {
      store.temporal.getState().redo();
      endMerge();
    },
  });
}

export type EditorStore = ReturnType<typeof createEditorStore>;
