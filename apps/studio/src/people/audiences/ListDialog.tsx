import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Audience } from '@waypost/api';
import { FormDialog, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';

/** Creates an empty list, which people are put on by hand, by imports and by journeys. */
export function ListDialog({
  onClose,
  onSaved,
}: {
  onClose: () => void;
  onSaved: (list: Audience) => void | Promise<void>;
}) {
  const { t } = useTranslation('people', { keyPrefix: 'lists' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const create = useMutation(
    orpc.audiences.create.mutationOptions({
      onSuccess: async (list) => {
        await queries.invalidateQueries({ queryKey: orpc.audiences.key() });
        await onSaved(list);
        onClose();
      },
    }),
  );
  const submit = (): void => {
    setMissing(name.trim() === '');
    if (name.trim() !== '') create.mutate({ name: name.trim(), rule: null });
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
      <p className="text-body text-muted">{t('createText')}</p>
      <TextField
        label={t('name')}
        isRequired
        autoFocus
        maxLength={80}
        error={isMissing ? t('nameMissing') : null}
        value={name}
        onChange={(text) => {
          setName(text);
          setMissing(false);
        }}
      />
    </FormDialog>
  );
}
