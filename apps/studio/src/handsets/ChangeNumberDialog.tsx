import { useNavigate } from '@tanstack/react-router';
import { Button, Dialog, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { fieldIssues, useFailureText } from '../api/failure.ts';
import type { PhoneActions } from './usePhone.ts';

/** The person gets another number; WhatsApp tells the businesses that know the old one. */
export function ChangeNumberDialog({
  number,
  phone: { changeNumber },
  onClose,
}: {
  number: string;
  phone: PhoneActions;
  onClose: () => void;
}) {
  const { t } = useTranslation('handsets');
  const failureText = useFailureText();
  const navigate = useNavigate();
  const [to, setTo] = useState('');
  const move = async (): Promise<void> => {
    const moved = await changeNumber.mutateAsync({ number, to: to.trim() });
    onClose();
    await navigate({ to: '/handsets/$number', params: { number: moved.number } });
  };
  return (
    <Dialog
      title={t('person.changeNumber')}
      isOpen
      onOpenChange={onClose}
      actions={
        <Button
          variant="primary"
          isPending={changeNumber.isPending}
          isDisabled={to.trim() === ''}
          onPress={() => {
            move().catch(() => {
              // Shown at the field.
            });
          }}
        >
          {t('person.changeNumber')}
        </Button>
      }
    >
      <TextField
        label={t('person.newNumber')}
        type="tel"
        placeholder="+39 347 123 4567"
        value={to}
        error={
          changeNumber.isError
            ? (fieldIssues(changeNumber.error)['to'] ?? failureText(changeNumber.error))
            : null
        }
        onChange={setTo}
      />
    </Dialog>
  );
}
