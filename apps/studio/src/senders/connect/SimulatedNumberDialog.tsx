import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FormDialog, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';

/** Makes another number in the simulator. */
export function SimulatedNumberDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('connect', { keyPrefix: 'start.simulated' });
  const { t: number } = useTranslation('connect', { keyPrefix: 'number' });
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [isChecked, setChecked] = useState(false);
  const create = useMutation(
    orpc.senders.createSimulated.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries();
        await navigate({ to: '/settings/senders/$senderId', params: { senderId: id } });
      },
    }),
  );
  const submit = (): void => {
    setChecked(true);
    if (name.trim() !== '') create.mutate({ name: name.trim() });
  };
  return (
    <FormDialog
      title={t('dialogTitle')}
      submitLabel={t('submit')}
      isPending={create.isPending}
      failure={create.isError ? failureText(create.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        help={t('nameHelp')}
        isRequired
        autoFocus
        maxLength={80}
        error={isChecked && name.trim() === '' ? number('nameMissing') : null}
        value={name}
        onChange={setName}
      />
    </FormDialog>
  );
}
