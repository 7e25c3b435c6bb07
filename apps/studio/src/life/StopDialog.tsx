import { useMutation } from '@tanstack/react-query';
import { AlertDialog } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import type { LifeDialogProps } from './life-dialog.ts';

/** Stops a journey, after saying what that does. */
export function StopDialog({
  journeyId,
  journeyName,
  peopleInside,
  onDone,
  onClose,
}: LifeDialogProps & { peopleInside: number }) {
  const { t } = useTranslation('editor');
  const failureText = useFailureText();
  const stop = useMutation(orpc.journeys.stop.mutationOptions({ onSuccess: onDone }));
  return (
    <AlertDialog
      title={t('stop.title', { name: journeyName })}
      isOpen
      isDanger
      isPending={stop.isPending}
      failure={stop.isError ? failureText(stop.error) : null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      confirmLabel={t('stop.confirm')}
      onConfirm={() => stop.mutate({ id: journeyId })}
    >
      <p>{t('stop.text', { count: peopleInside })}</p>
    </AlertDialog>
  );
}
