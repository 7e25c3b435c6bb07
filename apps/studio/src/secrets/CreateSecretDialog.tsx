import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FormDialog, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

/** Stores a secret under a name, for one host. */
export function CreateSecretDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('common', { keyPrefix: 'secrets' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [host, setHost] = useState('');
  const [value, setValue] = useState('');
  const [isTried, setTried] = useState(false);
  const create = useMutation(
    orpc.secrets.create.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.secrets.list.key() });
        onClose();
      },
    }),
  );
  const missing = (text: string, problem: string): string | null =>
    isTried && text.trim() === '' ? problem : null;
  const submit = (): void => {
    setTried(true);
    if ([name, host, value].every((text) => text.trim() !== '')) {
      create.mutate({ name: name.trim(), host: host.trim(), value: value.trim() });
    }
  };
  return (
    <FormDialog
      title={t('create')}
      submitLabel={t('create')}
      isPending={create.isPending}
      failure={create.isError ? failureText(create.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        help={t('nameHelp')}
        error={missing(name, t('nameMissing'))}
        isRequired
        autoFocus
        maxLength={80}
        value={name}
        onChange={setName}
      />
      <TextField
        label={t('host')}
        help={t('hostHelp')}
        placeholder="api.example.com"
        error={missing(host, t('hostMissing'))}
        isRequired
        maxLength={260}
        value={host}
        onChange={setHost}
      />
      <TextField
        label={t('value')}
        help={t('valueHelp')}
        type="password"
        autoComplete="off"
        error={missing(value, t('valueMissing'))}
        isRequired
        maxLength={4000}
        value={value}
        onChange={setValue}
      />
    </FormDialog>
  );
}
