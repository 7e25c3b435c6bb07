import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Audience } from '@waypost/api';
import { AlertDialog, Banner } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';

/** Asks before an audience is deleted; its people stay. */
export function RemoveAudience({ audience, onClose }: { audience: Audience; onClose: () => void }) {
  const { t } = useTranslation('people', { keyPrefix: 'audiences' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const remove = useMutation(
    orpc.audiences.remove.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.audiences.key() });
        onClose();
      },
    }),
  );
  return (
    <AlertDialog
      title={t('removeTitle', { name: audience.name })}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      confirmLabel={t('removeConfirm')}
      isDanger
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ id: audience.id })}
    >
      {remove.isError && (
        <Banner tone="danger" className="mb-3">
          {failureText(remove.error)}
        </Banner>
      )}
      {t('removeText')}
    </AlertDialog>
  );
}
