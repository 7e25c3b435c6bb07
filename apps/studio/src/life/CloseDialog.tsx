import { useMutation } from '@tanstack/react-query';
import { AlertDialog } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import type { LifeDialogProps } from './life-dialog.ts';

/** Closes a live journey to new entries, after saying what that does. */
export function CloseDialog({
  journeyId,
  journeyName,
  peopleInside,
  onDone,
  onClose,
}: LifeDialogProps & { peopleInside: number }) {
  const { t } = useTranslation('versions');
  const failureText = useFailureText();
  const close = useMutation(orpc.journeys.close.mutationOptions({ onSuccess: onDone }));
  return (
    <AlertDialog
      title={t('close.title', { name: journeyName })}
      isOpen
      isPending={close.isPending}
      failure={close.isError ? failureText(close.error) : null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      confirmLabel={t('close.confirm')}
      onConfirm={() => close.mutate({ id: journeyId })}
    >
      <p>{t('close.text', { count: peopleInside })}</p>
    </AlertDialog>
  );
}
