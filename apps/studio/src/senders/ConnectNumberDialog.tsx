import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Banner, Button, Dialog, Link, NumberField, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { fieldIssues, useFailureText } from '../api/failure.ts';

const required = ['name', 'phoneNumberId', 'wabaId', 'accessToken', 'appSecret'] as const;
type Required = (typeof required)[number];

const guide = 'https://developers.facebook.com/docs/whatsapp/cloud-api/get-started';

/** Connects a number of a WhatsApp Business Account; its name and templates are read at once. */
export function ConnectNumberDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('senders', { keyPrefix: 'connectDialog' });
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [values, setValues] = useState<Record<Required, string>>({
    name: '',
    phoneNumberId: '',
    wabaId: '',
    accessToken: '',
    appSecret: '',
  });
  const [rate, setRate] = useState(80);
  const [isChecked, setChecked] = useState(false);
  const create = useMutation(
    orpc.senders.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries();
        await navigate({ to: '/settings/senders/$senderId', params: { senderId: id } });
      },
    }),
  );
  const issues = fieldIssues(create.error);
  const isKnown = (field: string) => field in values || field === 'messagesPerSecond';
  const hasOtherFailure = create.isError && !Object.keys(issues).some(isKnown);
  const missing = (field: Required): string | null => {
    if (!isChecked) return null;
    const value = values[field].trim();
    if (value === '') return t(`missing.${field}`);
    const isId = field === 'phoneNumberId' || field === 'wabaId';
    return isId && !/^\d{5,30}$/.test(value) ? t('digitsOnly') : null;
  };
  const submit = (): void => {
    setChecked(true);
    const isComplete = required.every((field) => values[field].trim() !== '');
    const areDigits = [values.phoneNumberId, values.wabaId].every((id) =>
      /^\d{5,30}$/.test(id.trim()),
    );
    if (!isComplete || !areDigits) return;
    create.mutate({
      connection: 'meta',
      messagesPerSecond: rate,
      name: values.name.trim(),
      phoneNumberId: values.phoneNumberId.trim(),
      wabaId: values.wabaId.trim(),
      accessToken: values.accessToken.trim(),
      appSecret: values.appSecret.trim(),
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
        <Button variant="primary" isPending={create.isPending} onPress={submit}>
          {t('submit')}
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
        <p className="text-body text-muted">
          {t('lead')}{' '}
          <Link href={guide} target="_blank" rel="noreferrer">
            {t('guide')}
          </Link>
        </p>
        {hasOtherFailure && <Banner tone="danger">{failureText(create.error)}</Banner>}
        {required.map((field) => (
          <TextField
            key={field}
            label={t(`fields.${field}`)}
            help={t(`help.${field}`)}
            isRequired
            autoFocus={field === 'name'}
            type={field === 'accessToken' || field === 'appSecret' ? 'password' : 'text'}
            autoComplete="off"
            error={missing(field) ?? issues[field] ?? null}
            value={values[field]}
            onChange={(value) => setValues((current) => ({ ...current, [field]: value }))}
          />
        ))}
        <NumberField
          label={t('rate')}
          help={t('rateHelp')}
          error={issues['messagesPerSecond'] ?? null}
          minValue={1}
          maxValue={100_000}
          value={rate}
          onChange={(value) => setRate(Number.isNaN(value) ? 80 : value)}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
