import { useMutation } from '@tanstack/react-query';
import { Button, TextField } from '@waypost/ui';
import type { Check } from '@waypost/whatsapp';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { StepFailure } from './StepFailure.tsx';

/** Registers a number with the Cloud API by its PIN. */
export function RegisterNumber({
  setupId,
  phoneNumberId,
  onAnswer,
}: {
  setupId: string;
  phoneNumberId: string;
  onAnswer: (checks: Check[]) => void;
}) {
  const { t } = useTranslation('connect', { keyPrefix: 'number' });
  const [pin, setPin] = useState('');
  const [isChecked, setChecked] = useState(false);
  const register = useMutation(
    orpc.senderSetups.register.mutationOptions({ onSuccess: ({ checks }) => onAnswer(checks) }),
  );
  const isWrong = !/^\d{6}$/.test(pin);
  return (
    <form
      className="flex flex-col gap-3"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!isWrong) register.mutate({ id: setupId, phoneNumberId, pin });
      }}
    >
      <StepFailure error={register.error} />
      <TextField
        className="max-w-100"
        label={t('pin')}
        help={t('pinHelp')}
        isRequired
        inputMode="numeric"
        maxLength={6}
        error={isChecked && isWrong ? t('pinMissing') : null}
        value={pin}
        onChange={setPin}
      />
      <Button type="submit" className="self-start" variant="primary" isPending={register.isPending}>
        {t('register')}
      </Button>
    </form>
  );
}
