import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';

/** Goes through the set-up of a sender again, with what is known of it. */
export function RepairButton({ senderId }: { senderId: string }) {
  const { t } = useTranslation('senders', { keyPrefix: 'health' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const repair = useMutation(
    orpc.senderSetups.repair.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: orpc.senderSetups.key() });
        await navigate({
          to: '/settings/senders/connect/$setupId/$step',
          params: { setupId: id, step: 'credentials' },
        });
      },
    }),
  );
  return (
    <Button
      size="small"
      isPending={repair.isPending}
      onPress={() => repair.mutate({ id: senderId })}
    >
      {t('repair')}
    </Button>
  );
}
