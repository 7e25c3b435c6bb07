import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FormDialog, Link, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

/** Asks for a name, creates an empty draft and opens it in the editor. */
export function CreateJourneyDialog({
  folderId,
  onClose,
}: {
  /** The folder it comes into; null: none. */
  folderId: string | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('journeys');
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const create = useMutation(
    orpc.journeys.create.mutationOptions({
      onSuccess: async (journey) => {
        await queries.invalidateQueries({ queryKey: orpc.journeys.list.key() });
        await queries.invalidateQueries({ queryKey: orpc.journeyLibrary.key() });
        await navigate({ to: '/journeys/$journeyId', params: { journeyId: journey.id } });
      },
    }),
  );
  const submit = (): void => {
    const trimmed = name.trim();
    setMissing(trimmed === '');
    if (trimmed !== '') create.mutate({ name: trimmed, folderId });
  };

  return (
    <FormDialog
      title={t('createTitle')}
      submitLabel={t('create')}
      isPending={create.isPending}
      failure={create.isError ? failureText(create.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        help={t('nameHelp')}
        error={isMissing ? t('nameMissing') : null}
        isRequired
        autoFocus
        maxLength={120}
        value={name}
        onChange={(value) => {
          setName(value);
          setMissing(false);
        }}
      />
      <p className="text-body text-muted">
        {t('orBegin')} <Link href="/journeys/gallery">{t('withReady')}</Link> {t('orElse')}{' '}
        <Link href="/journeys/import">{t('withFile')}</Link>
      </p>
    </FormDialog>
  );
}
