import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import type { Campaign } from '@waypost/api';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

import { api, orpc } from '../api/client.ts';
import { DraftSaver } from '../editor/autosave/draft-saver.ts';
import type { SaveResult } from '../editor/autosave/draft-saver.ts';

/** What the author of a campaign may change. */
export type CampaignFields = Pick<Campaign, 'name' | 'senderId' | 'audienceId' | 'content'>;

export function fieldsOf({ name, senderId, audienceId, content }: Campaign): CampaignFields {
  return { name, senderId, audienceId, content };
}

/** A campaign in work, and the saver that keeps the server in step with it. */
export function useCampaignDraft(campaign: Campaign) {
  const queries = useQueryClient();
  const [fields, setFields] = useState(() => fieldsOf(campaign));
  const [saver] = useState(
    () =>
      new DraftSaver<CampaignFields>({
        revision: campaign.revision,
        save: async (draft, revision) => {
          const result = await save(campaign.id, draft, revision);
          if ('saved' in result) {
            const { saved } = result;
            queries.setQueryData(
              orpc.campaigns.get.queryKey({ input: { id: campaign.id } }),
              saved,
            );
            await queries.invalidateQueries({ queryKey: orpc.campaigns.summary.key() });
            return { revision: saved.revision };
          }
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
    };
  }, [saver]);
  const state = useSyncExternalStore(
    (listener) => saver.subscribe(listener),
    () => saver.state,
  );
  const change = useCallback(
    (part: Partial<CampaignFields>) => {
      const next = { ...fields, ...part };
      setFields(next);
      // A nameless campaign is not saved; the field says what is missing.
      if (next.name.trim() !== '') saver.change(next);
    },
    [fields, saver],
  );
  const takeTheirs = useCallback(() => {
    const theirs = saver.takeTheirs();
    if (theirs !== null) setFields(theirs);
  }, [saver]);
  return { fields, change, saver, state, takeTheirs };
}

async function save(
  id: string,
  fields: CampaignFields,
  revision: number | null,
): Promise<{ saved: Campaign } | Extract<SaveResult<CampaignFields>, { conflict: unknown }>> {
  const { error, data, isDefined } = await safe(
    api.campaigns.update({ id, ...fields, ...(revision === null ? {} : { revision }) }),
  );
  if (isDefined && error.code === 'CONFLICT') {
    const theirs = error.data;
    return {
      conflict: {
        revision: theirs.revision,
        updatedBy: theirs.updatedBy,
        updatedAt: theirs.updatedAt,
        draft: fieldsOf(theirs),
      },
    };
  }
  if (error) throw error;
  return { saved: data };
}
