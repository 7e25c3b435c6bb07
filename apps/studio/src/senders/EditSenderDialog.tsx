import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Sender } from '@waypost/api';
import { Banner, Button, Dialog, NumberField, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { fieldIssues, useFailureText } from '../api/failure.ts';

/** Renames a sender, changes its rate, or replaces its secrets; secrets left empty stay. */
export function EditSenderDialog({ sender, onClose }: { sender: Sender; onClose: () => void }) {
  const { t } = useTranslation('senders', { keyPrefix: 'editDialog' });
  const { t: senders } = useTranslation('senders');
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [name, setName] = useState(sender.name);
  const [rate, setRate] = useState(sender.messagesPerSecond);
  const [accessToken, setAccessToken] = useState('');
  const [appSecret, setAppSecret] = useState('');
  const [isNameMissing, setNameMissing] = useState(false);
  const save = useMutation(
    orpc.senders.update.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.senders.key() });
        onClose();
      },
    }),
  );
  const issues = fieldIssues(save.error);
  const submit = (): void => {
    setNameMissing(name.trim() === '');
    if (name.trim() === '') return;
    save.mutate({
      id: sender.id,
      name: name.trim(),
      messagesPerSecond: rate,
      ...(accessToken.trim() === '' ? {} : { accessToken: accessToken.trim() }),
      ...(appSecret.trim() === '' ? {} : { appSecret: appSecret.trim() }),
    });
  };
  return (
    <Dialog
      title={t('title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <Button variant="primary" isPending={save.isPending} onPress={submit}>
          {t('save')}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {save.isError && Object.keys(issues).length === 0 && (
          <Banner tone="danger">{failureText(save.error)}</Banner>
        )}
        <TextField
          label={senders('fields.name')}
          isRequired
          autoFocus
          maxLength={80}
          error={isNameMissing ? senders('fields.nameMissing') : (issues['name'] ?? null)}
          value={name}
          onChange={setName}
        />
        <NumberField
          label={senders('rate')}
          help={senders('fields.rateHelp')}
          error={issues['messagesPerSecond'] ?? null}
          minValue={1}
          maxValue={100_000}
          value={rate}
          onChange={(value) => setRate(Number.isNaN(value) ? sender.messagesPerSecond : value)}
        />
        {sender.connection === 'meta' && (
          <>
            <TextField
              label={senders('fields.accessToken')}
              help={t('secretHelp')}
              type="password"
              autoComplete="off"
              error={issues['accessToken'] ?? null}
              value={accessToken}
              onChange={setAccessToken}
            />
            <TextField
              label={senders('fields.appSecret')}
              help={t('secretHelp')}
              type="password"
              autoComplete="off"
              error={issues['appSecret'] ?? null}
              value={appSecret}
              onChange={setAppSecret}
            />
          </>
        )}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
