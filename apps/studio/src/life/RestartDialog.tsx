import { useMutation } from '@tanstack/react-query';
import { AlertDialog } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import type { LifeDialogProps } from './life-dialog.ts';

/** Sets a stopped or finished journey live again, after saying what that does. */
export function RestartDialog({ journeyId, journeyName, onDone, onClose }: LifeDialogProps) {
  const { t } = useTranslation('versions');
  const failureText = useFailureText();
  const restart = useMutation(orpc.journeys.restart.mutationOptions({ onSuccess: onDone }));
  return (
    <AlertDialog
      title={t('restart.title', { name: journeyName })}
      isOpen
      isPending={restart.isPending}
      failure={restart.isError ? failureText(restart.error) : null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      confirmLabel={t('restart.confirm')}
      onConfirm={() => restart.mutate({ id: journeyId })}
    >
      <p>{t('restart.text')}</p>
    </AlertDialog>
  );
}
