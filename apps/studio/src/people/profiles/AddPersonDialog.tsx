import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Banner, Button, Checkbox, Dialog, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { profileIssues } from './profile-issues.ts';

function newExternalId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `person-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Adds one person by hand and opens the new profile. The server checks the number. */
export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('people', { keyPrefix: 'profiles.addDialog' });
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const [phone, setPhone] = useState('');
  const [locale, setLocale] = useState('');
  const [externalId, setExternalId] = useState('');
  const [optIn, setOptIn] = useState(false);
  const [proof, setProof] = useState('');
  const [isPhoneMissing, setPhoneMissing] = useState(false);
  const [isProofMissing, setProofMissing] = useState(false);
  const add = useMutation(
    orpc.profiles.upsert.mutationOptions({
      onSuccess: async ({ profiles }) => {
        await queries.invalidateQueries({ queryKey: orpc.profiles.key() });
        const [added] = profiles;
        if (added) {
          await navigate({ to: '/people/profiles/$profileId', params: { profileId: added.id } });
        }
      },
    }),
  );
  const issues = profileIssues(add.error);
  const hasOtherFailure = add.isError && Object.keys(issues).length === 0;
  const submit = (): void => {
    const lacksPhone = phone.trim() === '';
    const lacksProof = optIn && proof.trim() === '';
    setPhoneMissing(lacksPhone);
    setProofMissing(lacksProof);
    if (lacksPhone || lacksProof) return;
    add.mutate({
      profiles: [
        {
          externalId: externalId.trim() || newExternalId(),
          firstName: firstName.trim() || null,
          lastName: lastName.trim() || null,
          phone: phone.trim(),
          ...(locale.trim() === '' ? {} : { locale: locale.trim() }),
          ...(optIn
            ? {
                consent: [
                  { purpose: 'marketing', state: 'in', source: 'studio', proof: proof.trim() },
                ],
              }
            : {}),
        },
      ],
    });
  };

  return (
    <Dialog
      title={t('title')}
      size="medium"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <Button variant="primary" isPending={add.isPending} onPress={submit}>
          {t('submit')}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {hasOtherFailure && <Banner tone="danger">{failureText(add.error)}</Banner>}
        <div className="grid grid-cols-2 gap-4">
          <TextField
            label={t('firstName')}
            autoFocus
            maxLength={200}
            value={firstName}
            onChange={setFirstName}
          />
          <TextField
            label={t('lastName')}
            maxLength={200}
            value={lastName}
            onChange={setLastName}
          />
        </div>
        <TextField
          label={t('phone')}
          type="tel"
          isRequired
          help={t('phoneHelp')}
          error={isPhoneMissing ? t('phoneMissing') : (issues['phone'] ?? null)}
          maxLength={64}
          value={phone}
          onChange={(value) => {
            setPhone(value);
            setPhoneMissing(false);
          }}
        />
        <div className="grid grid-cols-2 gap-4">
          <TextField
            label={t('locale')}
            help={t('localeHelp')}
            error={issues['locale'] ?? null}
            maxLength={35}
            value={locale}
            onChange={setLocale}
          />
          <TextField
            label={t('externalId')}
            help={t('externalIdHelp')}
            error={issues['externalId'] ?? null}
            maxLength={200}
            value={externalId}
            onChange={setExternalId}
          />
        </div>
        <Checkbox isSelected={optIn} onChange={setOptIn}>
          {t('optIn')}
        </Checkbox>
        {optIn && (
          <TextField
            label={t('proof')}
            isRequired
            help={t('proofHelp')}
            error={isProofMissing ? t('proofMissing') : null}
            maxLength={500}
            value={proof}
            onChange={(value) => {
              setProof(value);
              setProofMissing(false);
            }}
          />
        )}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
