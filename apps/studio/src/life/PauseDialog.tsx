import { useMutation } from '@tanstack/react-query';
import { FormDialog, RadioGroup } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import type { LifeDialogProps } from './life-dialog.ts';

/** Pauses a journey, after asking what becomes of those who would enter meanwhile. */
export function PauseDialog({
  journeyId,
  journeyName,
  isClosed,
  onDone,
  onClose,
}: LifeDialogProps & {
  /** Nobody enters anyway. */
  isClosed: boolean;
}) {
  const { t } = useTranslation('versions');
  const failureText = useFailureText();
  const [entries, setEntries] = useState<'hold' | 'discard'>('hold');
  const pause = useMutation(orpc.journeys.pause.mutationOptions({ onSuccess: onDone }));
  return (
    <FormDialog
      title={t('pause.title', { name: journeyName })}
      submitLabel={t('pause.confirm')}
      isPending={pause.isPending}
      failure={pause.isError ? failureText(pause.error) : null}
      onSubmit={() => pause.mutate({ id: journeyId, entries })}
      onClose={onClose}
    >
      <p>{t('pause.text')}</p>
      {!isClosed && (
        <RadioGroup
          label={t('pause.entries')}
          options={[
            { value: 'hold' as const, label: t('pause.hold') },
            {
              value: 'discard' as const,
              label: t('pause.discard'),
              description: t('pause.discardHelp'),
            },
          ]}
          value={entries}
          onChange={setEntries}
        />
      )}
    </FormDialog>
  );
}
