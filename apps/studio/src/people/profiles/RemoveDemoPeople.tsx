import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AlertDialog, Banner, Button } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';

/** Deletes everybody that came with the demo, after one question. */
export function RemoveDemoPeople({ count }: { count: number }) {
  const { t } = useTranslation('people', { keyPrefix: 'profiles.removeDemo' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation(
    orpc.profiles.removeDemo.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries();
        setAsking(false);
      },
    }),
  );
  return (
    <>
      <Button variant="danger" className="ml-auto" onPress={() => setAsking(true)}>
        {t('action')}
      </Button>
      <AlertDialog
        title={t('title')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirmLabel={t('confirm', { count })}
        isDanger
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({})}
      >
        {remove.isError && (
          <Banner tone="danger" className="mb-3">
            {failureText(remove.error)}
          </Banner>
        )}
        {t('text')}
      </AlertDialog>
    </>
  );
}
