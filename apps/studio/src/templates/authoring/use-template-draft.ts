import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import type { StoredTemplateDraft } from '@waypost/api';
import type { TemplateDraft } from '@waypost/whatsapp';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

import { api, orpc } from '../../api/client.ts';
import { DraftSaver } from '../../editor/autosave/draft-saver.ts';
import type { SaveResult } from '../../editor/autosave/draft-saver.ts';

/** A template in work, and the saver that keeps the server in step with it. */
export function useTemplateDraft(stored: StoredTemplateDraft) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(stored.content);
  const [saver] = useState(
    () =>
      new DraftSaver<TemplateDraft>({
        revision: stored.revision,
        save: async (content, revision) => {
          const result = await save(stored.id, content, revision);
          await queries.invalidateQueries({ queryKey: orpc.templateDrafts.list.key() });
          return result;
        },
      }),
  );
  useEffect(() => {
    const retry = () => void saver.flush();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      saver.stop();
      void saver.flush();
      queries.removeQueries({
        queryKey: orpc.templateDrafts.get.queryKey({ input: { id: stored.id } }),
      });
    };
  }, [saver, queries, stored.id]);
  const state = useSyncExternalStore(
    (listener) => saver.subscribe(listener),
    () => saver.state,
  );
  const change = useCallback(
    (part: Partial<TemplateDraft>) => {
      const next = { ...draft, ...part };
      setDraft(next);
      saver.change(next);
    },
    [draft, saver],
  );
  const takeTheirs = useCallback(() => {
    const theirs = saver.takeTheirs();
    if (theirs !== null) setDraft(theirs);
  }, [saver]);
  return { draft, change, saver, state, takeTheirs };
}

async function save(
  id: string,
  content: TemplateDraft,
  revision: number | null,
): Promise<SaveResult<TemplateDraft>> {
  const { error, data, isDefined } = await safe(
    api.templateDrafts.save({ id, content, ...(revision === null ? {} : { revision }) }),
  );
  if (isDefined && error.code === 'CONFLICT') {
    const theirs = error.data;
    return {
      conflict: {
        revision: theirs.revision,
        updatedBy: theirs.updatedBy,
        updatedAt: theirs.updatedAt,
        draft: theirs.content,
      },
    };
  }
  if (error) throw error;
  return data;
}
