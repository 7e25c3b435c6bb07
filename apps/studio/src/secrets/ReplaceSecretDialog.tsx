import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Secret } from '@waypost/api';
import { Banner, Button, Dialog, TextField } from '@waypost/ui';
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
    <Dialog
      title={t('replaceTitle', { name: secret.name })}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <Button variant="primary" isPending={replace.isPending} onPress={submit}>
          {t('replace')}
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
        <p className="text-body text-muted">{t('replaceText')}</p>
        {replace.isError && <Banner tone="danger">{failureText(replace.error)}</Banner>}
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
      </form>
    </Dialog>
  );
}
