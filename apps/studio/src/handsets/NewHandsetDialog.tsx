import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Banner, Button, Dialog, Switch, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { fieldIssues, useFailureText } from '../api/failure.ts';

/** A new phone: with a number of one's own, or with a username that hides it. */
export function NewHandsetDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('handsets');
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [username, setUsername] = useState('');
  const [hidesNumber, setHidesNumber] = useState(false);
  const create = useMutation(
    orpc.handsets.create.mutationOptions({
      onSuccess: async (made) => {
        await queries.invalidateQueries({ queryKey: orpc.handsets.key() });
        onClose();
        await navigate({ to: '/handsets/$number', params: { number: made.number } });
      },
    }),
  );
  const issues = fieldIssues(create.error);
  return (
    <Dialog
      title={t('new.title')}
      isOpen
      onOpenChange={onClose}
      actions={
        <Button
          variant="primary"
          isPending={create.isPending}
          isDisabled={hidesNumber && username.trim() === ''}
          onPress={() =>
            create.mutate({
              hidesNumber,
              ...(name.trim() === '' ? {} : { name: name.trim() }),
              ...(number.trim() === '' ? {} : { number: number.trim() }),
              ...(username.trim() === '' ? {} : { username: username.trim() }),
            })
          }
        >
          {t('new.create')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField label={t('new.name')} value={name} maxLength={120} onChange={setName} />
        <TextField
          label={t('new.number')}
          help={t('new.numberHelp')}
          type="tel"
          placeholder="+39 347 123 4567"
          value={number}
          error={issues['number']}
          onChange={setNumber}
        />
        <Switch isSelected={hidesNumber} onChange={setHidesNumber}>
          {t('new.hide')}
        </Switch>
        <p className="-mt-2 text-caption text-muted">{t('new.hideHelp')}</p>
        <TextField
          label={t('new.username')}
          prefix="@"
          isRequired={hidesNumber}
          help={t('new.usernameHelp')}
          value={username}
          error={issues['username']}
          onChange={(value) => setUsername(value.replace(/^@/, '').toLowerCase())}
        />
        {create.isError && Object.keys(issues).length === 0 && (
          <Banner tone="danger">{failureText(create.error)}</Banner>
        )}
      </div>
    </Dialog>
  );
}
