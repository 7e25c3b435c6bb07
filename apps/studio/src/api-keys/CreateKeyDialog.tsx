import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '@waypost/api';
import { Banner, Button, Dialog, RadioGroup, TextArea, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

const roles: readonly Role[] = ['viewer', 'author', 'publisher', 'admin'];

/** Creates a key and shows it, this once, for copying. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('common', { keyPrefix: 'apiKeys' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('author');
  const [isMissing, setMissing] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const create = useMutation(
    orpc.apiKeys.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.apiKeys.list.key() }),
    }),
  );
  const key = create.data?.key;
  const submit = (): void => {
    const trimmed = name.trim();
    setMissing(trimmed === '');
    if (trimmed !== '') create.mutate({ name: trimmed, role });
  };
  const onOpenChange = (isOpen: boolean): void => {
    if (!isOpen) onClose();
  };

  if (key !== undefined) {
    return (
      <Dialog
        title={t('keyTitle')}
        isOpen
        onOpenChange={onOpenChange}
        isDismissable={false}
        actions={
          <>
            <Button
              onPress={() => void navigator.clipboard.writeText(key).then(() => setCopied(true))}
            >
              {t(isCopied ? 'copied' : 'copy')}
            </Button>
            <Button variant="primary" onPress={onClose}>
              {t('done')}
            </Button>
          </>
        }
      >
        <TextArea label={t('key')} help={t('keyText')} isReadOnly rows={2} value={key} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('create')}
      isOpen
      onOpenChange={onOpenChange}
      actions={
        <Button variant="primary" isPending={create.isPending} onPress={submit}>
          {t('create')}
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
        {create.isError && <Banner tone="danger">{failureText(create.error)}</Banner>}
        <TextField
          label={t('name')}
          help={t('nameHelp')}
          error={isMissing ? t('nameMissing') : null}
          isRequired
          autoFocus
          maxLength={80}
          value={name}
          onChange={(value) => {
            setName(value);
            setMissing(false);
          }}
        />
        <RadioGroup
          label={t('role')}
          options={roles.map((value) => ({
            value,
            label: t(`roles.${value}`),
            description: t(`roleHelp.${value}`),
          }))}
          value={role}
          onChange={setRole}
        />
      </form>
    </Dialog>
  );
}
