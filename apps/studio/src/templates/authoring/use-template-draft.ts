import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import type { StoredTemplateDraft } from '@waypost/api';
import type { TemplateDraft } from '@waypost/whatsapp';
import { useEffect } from 'react';

import { api, orpc } from '../../api/client.ts';
import type { SaveResult } from '../../editor/autosave/draft-saver.ts';
import { useSavedDraft } from '../../editor/autosave/use-saved-draft.ts';

/** A template in work, and the saver that keeps the server in step with it. */
export function useTemplateDraft(stored: StoredTemplateDraft) {
  const queries = useQueryClient();
  const saved = useSavedDraft(stored.content, {
    revision: stored.revision,
    save: async (content, revision) => {
      const result = await save(stored.id, content, revision);
      await queries.invalidateQueries({ queryKey: orpc.templateDrafts.list.key() });
      return result;
    },
  });
  useEffect(
    () => () => {
      queries.removeQueries({
        queryKey: orpc.templateDrafts.get.queryKey({ input: { id: stored.id } }),
      });
    },
    [queries, stored.id],
  );
  return saved;
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
