import { Button, Dialog, RadioGroup, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Answer } from './answer.ts';

/** A contact card: the owner's own, or somebody else's. */
export function ContactDialog({
  ownName,
  onSend,
  onClose,
}: {
  ownName: string;
  onSend: (answer: Answer) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('handsets');
  const [whose, setWhose] = useState<'own' | 'other'>('own');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const answer = (): Answer =>
    whose === 'own'
      ? { kind: 'contacts' }
      : {
          kind: 'contacts',
          contacts: [
            {
              name: name.trim(),
              ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
              ...(email.trim() === '' ? {} : { email: email.trim() }),
            },
          ],
        };
  return (
    <Dialog
      title={t('attachment.contacts')}
      isOpen
      onOpenChange={onClose}
      actions={
        <Button
          variant="primary"
          isDisabled={whose === 'other' && name.trim() === ''}
          onPress={() => onSend(answer())}
        >
          {t('card.send')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioGroup
          label={t('card.whose')}
          value={whose}
          onChange={setWhose}
          options={[
            { value: 'own', label: t('card.own', { name: ownName }) },
            { value: 'other', label: t('card.other') },
          ]}
        />
        {whose === 'other' && (
          <>
            <TextField label={t('card.name')} isRequired value={name} onChange={setName} />
            <TextField label={t('card.phone')} type="tel" value={phone} onChange={setPhone} />
            <TextField label={t('card.email')} type="email" value={email} onChange={setEmail} />
          </>
        )}
      </div>
    </Dialog>
  );
}
