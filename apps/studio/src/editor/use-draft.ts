import { safe } from '@orpc/client';
import { onlineManager, useQueryClient } from '@tanstack/react-query';
import type { Graph } from '@waypost/journey';
import { useEffect, useState, useSyncExternalStore } from 'react';

import { api, orpc } from '../api/client.ts';
import { DraftSaver } from './autosave/draft-saver.ts';
import type { SaveResult, Unsaved } from './autosave/draft-saver.ts';
import { claimKey, forgetDraft, keepDraft } from './autosave/kept-drafts.ts';
import type { KeptDraft } from './autosave/kept-drafts.ts';
import { putBack } from './commands/put-back.ts';
import { createEditorStore } from './store/editor-store.ts';

/**
 * One journey's draft: its editing state, and the saver that keeps the server in step with it.
 *
 * @param kept what this browser has of it that never reached the server: put back, and saved like any other change
 */
export function useDraft(
  journeyId: string,
  {
    draft,
    revision,
    actor,
    kept,
  }: { draft: Graph; revision: number; actor: string; kept: KeptDraft | null },
) {
  const queries = useQueryClient();
  const [key] = useState(() => kept?.key ?? crypto.randomUUID());
  const [store] = useState(() => {
    const created = createEditorStore(draft);
    if (kept !== null) created.getState().run(putBack(kept.draft));
    return created;
  });
  const [saver] = useState(
    () =>
      new DraftSaver({
        revision: kept?.revision ?? revision,
        base: kept?.base ?? draft,
        shelf: {
          keep: (unsaved: Unsaved) =>
            keepDraft(key, { ...unsaved, journeyId, actor, at: Date.now() }),
          forget: () => void forgetDraft(key),
        },
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
    const closing = new AbortController();
    claimKey(key, closing.signal);
    return () => closing.abort();
  }, [key]);

  useEffect(() => {
    if (kept !== null) saver.change(kept.draft);
  }, [saver, kept]);

  useEffect(() => {
    const unsubscribe = store.subscribe((state, before) => {
      if (state.graph !== before.graph) saver.change(state.graph);
    });
    const unfollow = onlineManager.subscribe((isThere) => {
      if (isThere) void saver.flush();
    });
    return () => {
      unsubscribe();
      unfollow();
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
