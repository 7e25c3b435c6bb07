import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import type { Graph } from '@waypost/journey';
import { useEffect, useState, useSyncExternalStore } from 'react';

import { api, orpc } from '../api/client.ts';
import { DraftSaver } from './autosave/draft-saver.ts';
import type { SaveResult } from './autosave/draft-saver.ts';
import { createEditorStore } from './store/editor-store.ts';

/** One journey's draft: its editing state, and the saver that keeps the server in step with it. */
export function useDraft(journeyId: string, draft: Graph, revision: number) {
  const queries = useQueryClient();
  const [store] = useState(() => createEditorStore(draft));
  const [saver] = useState(
    () =>
      new DraftSaver({
        revision,
        save: async (graph, onRevision) => {
          const result = await saveDraft(journeyId, graph, onRevision);
          if ('revision' in result) {
            queries.setQueryData(
              orpc.journeys.get.queryKey({ input: { id: journeyId } }),
              (journey) => journey && { ...journey, draft: graph, draftRevision: result.revision },
            );
          }
          return result;
        },
      }),
  );

  useEffect(() => {
    const unsubscribe = store.subscribe((state, before) => {
      if (state.graph !== before.graph) saver.change(state.graph);
    });
    const retry = () => void saver.flush();
    window.addEventListener('online', retry);
    return () => {
      unsubscribe();
      window.removeEventListener('online', retry);
      saver.stop();
      void saver.flush();
    };
  }, [store, saver]);

  const state = useSyncExternalStore(
    (listener) => saver.subscribe(listener),
    () => saver.state,
  );
  return { store, saver, state };
}

async function saveDraft(
  journeyId: string,
  draft: Graph,
  revision: number | null,
): Promise<SaveResult> {
  const { error, data, isDefined } = await safe(
    api.journeys.saveDraft({
      id: journeyId,
      draft,
      ...(revision === null ? {} : { revision }),
    }),
  );
  if (isDefined && error.code === 'CONFLICT') return { conflict: error.data };
  if (error) throw error;
  return data;
}
