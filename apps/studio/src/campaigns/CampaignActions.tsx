import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Campaign } from '@waypost/api';
import { AlertDialog, Banner, IconButton, Menu } from '@waypost/ui';
import { Copy, Ellipsis, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

/** What can be done with one campaign of the list. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isRemoving, setRemoving] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.campaigns.list.key() });
  const duplicate = useMutation(
    orpc.campaigns.duplicate.mutationOptions({
      onSuccess: async ({ id }) => {
        await refresh();
        await navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } });
      },
    }),
  );
  const remove = useMutation(
    orpc.campaigns.remove.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setRemoving(false);
      },
    }),
  );
  const label = t('actionsOf', { name: campaign.name });
  return (
    <>
      <Menu
        label={label}
        trigger={<IconButton size="small" label={label} icon={<Ellipsis aria-hidden />} />}
        actions={[
          {
            id: 'open',
            label: t('open'),
            icon: <PencilLine aria-hidden />,
            href: `/campaigns/${campaign.id}`,
          },
          {
            id: 'duplicate',
            label: t('duplicate'),
            icon: <Copy aria-hidden />,
            onAction: () => duplicate.mutate({ id: campaign.id }),
          },
          ...(campaign.status === 'draft'
            ? [
                {
                  id: 'remove',
                  label: t('remove'),
                  icon: <Trash2 aria-hidden />,
                  isDanger: true,
                  onAction: () => setRemoving(true),
                },
              ]
            : []),
        ]}
      />
      <AlertDialog
        title={t('removeTitle', { name: campaign.name })}
        isOpen={isRemoving}
        onOpenChange={setRemoving}
        confirmLabel={t('remove')}
        isDanger
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ id: campaign.id })}
      >
        {remove.isError && (
          <Banner tone="danger" className="mb-3">
            {failureText(remove.error)}
          </Banner>
        )}
        {t('removeText')}
      </AlertDialog>
    </>
  );
}
