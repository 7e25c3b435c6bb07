import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Secret } from '@waypost/api';
import { FormDialog, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

/** Puts something else into a secret, for instance when a key is renewed. */
export function ReplaceSecretDialog({ secret, onClose }: { secret: Secret; onClose: () => void }) {
  const { t } = useTranslation('common', { keyPrefix: 'secrets' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [value, setValue] = useState('');
  const [isMissing, setMissing] = useState(false);
  const replace = useMutation(
    orpc.secrets.replace.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.secrets.list.key() });
        onClose();
      },
    }),
  );
  const submit = (): void => {
    setMissing(value.trim() === '');
    if (value.trim() !== '') replace.mutate({ id: secret.id, value: value.trim() });
  };
  return (
    <FormDialog
      title={t('replaceTitle', { name: secret.name })}
      submitLabel={t('replace')}
      isPending={replace.isPending}
      failure={replace.isError ? failureText(replace.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="text-body text-muted">{t('replaceText')}</p>
      <TextField
        label={t('value')}
        help={t('valueHelp')}
        type="password"
        autoComplete="off"
        error={isMissing ? t('valueMissing') : null}
        isRequired
        autoFocus
        maxLength={4000}
        value={value}
        onChange={(text) => {
          setValue(text);
          setMissing(false);
        }}
      />
    </FormDialog>
  );
}
