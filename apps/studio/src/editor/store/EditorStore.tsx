import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';

import type { EditorState, EditorStore } from './editor-store.ts';

const Context = createContext<EditorStore | null>(null);

/** Makes one journey's editing state available to everything inside. */
export function EditorStoreProvider({
  store,
  children,
}: {
  store: EditorStore;
  children: ReactNode;
}) {
  return <Context value={store}>{children}</Context>;
}

/** The store itself, for commands and undo. Throws outside an `EditorStoreProvider`. */
export function useEditorStore(): EditorStore {
  const store = useContext(Context);
  if (!store) throw new Error('Wrap the editor in <EditorStoreProvider store={…}>.');
  return store;
}

/** A part of the editing state; the component renders again only when that part changes. */
export function useEditor<T>(selector: (state: EditorState) => T): T {
  return useStore(useEditorStore(), selector);
}

/** What can be undone and redone, by the name of the command; null when there is nothing. */
export function useHistory() {
  const store = useEditorStore();
  const change = useStore(store, (state) => state.change);
  const canUndo = useStore(store.temporal, ({ pastStates }) => pastStates.length > 0);
  const redo = useStore(
    store.temporal,
    ({ futureStates }) => futureStates[futureStates.length - 1]?.change ?? null,
  );
  return { undo: canUndo ? change : null, redo };
}
