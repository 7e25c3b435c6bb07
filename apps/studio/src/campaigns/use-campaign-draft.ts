import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import type { Campaign } from '@waypost/api';

import { api, orpc } from '../api/client.ts';
import type { SaveResult } from '../editor/autosave/draft-saver.ts';
import { useSavedDraft } from '../editor/autosave/use-saved-draft.ts';

/** What the author of a campaign may change. */
export type CampaignFields = Pick<Campaign, 'name' | 'senderId' | 'audienceId' | 'content'>;

export function fieldsOf({ name, senderId, audienceId, content }: Campaign): CampaignFields {
  return { name, senderId, audienceId, content };
}

/** A campaign in work, and the saver that keeps the server in step with it. */
export function useCampaignDraft(campaign: Campaign) {
  const queries = useQueryClient();
  const { draft: fields, ...saved } = useSavedDraft(
    fieldsOf(campaign),
    {
      revision: campaign.revision,
      save: async (draft, revision) => {
        const result = await save(campaign.id, draft, revision);
        if (!('saved' in result)) return result;
        const { saved: present } = result;
        queries.setQueryData(orpc.campaigns.get.queryKey({ input: { id: campaign.id } }), present);
        await queries.invalidateQueries({ queryKey: orpc.campaigns.summary.key() });
        return { revision: present.revision };
      },
    },
    hasName,
  );
  return { fields, ...saved };
}

/** A nameless campaign is not saved; the field says what is missing. */
function hasName({ name }: CampaignFields): boolean {
  return name.trim() !== '';
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
