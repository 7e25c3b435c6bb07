import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Banner, Button, Card, Select, TextField } from '@waypost/ui';
import { templateSlots } from '@waypost/whatsapp';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { fieldIssues } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { StepFailure } from './StepFailure.tsx';
import type { StepProps } from './steps.ts';
import { TestProgress } from './TestProgress.tsx';

/** Kinds of slots that the template's own sample can fill. */
const easy = new Set(['text', 'url_suffix', 'coupon_code', 'authentication_code']);

/** A template on one's own phone, and its status as it arrives. */
export function TestStep({ setup }: StepProps) {
  const { t } = useTranslation('connect', { keyPrefix: 'test' });
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [phone, setPhone] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [isChecked, setChecked] = useState(false);
  const senderId = setup.sender?.id ?? '';
  const templates = useQuery(
    orpc.templates.list.queryOptions({ input: { senderId, status: 'APPROVED' } }),
  );
  const live = useQuery({
    ...orpc.senderSetups.get.queryOptions({ input: { id: setup.id } }),
    refetchInterval: setup.test === null ? false : 1_000,
  });
  const send = useMutation(
    orpc.senderSetups.sendTest.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.senderSetups.key() }),
    }),
  );
  const finish = useMutation(
    orpc.senderSetups.finish.mutationOptions({
      onSuccess: async (sender) => {
        await navigate({ to: '/settings/senders/$senderId', params: { senderId: sender.id } });
        await queries.invalidateQueries();
      },
    }),
  );
  const sendable = (templates.data?.items ?? []).filter((template) =>
    templateSlots(template).every(
      ({ kind, example, optional }) =>
        optional === true || (easy.has(kind) && example.trim() !== ''),
    ),
  );
  const hello = sendable.find(({ name }) => name === 'hello_world') ?? sendable[0];
  const template = sendable.find(({ id }) => id === chosen) ?? hello;
  const number = phone.replaceAll(/[\s().-]/g, '');
  const isWrong = !/^\+[1-9]\d{6,14}$/.test(number);
  const issues = fieldIssues(send.error);
  const test = live.data?.test ?? setup.test;
  const hasArrived = test !== null && ['delivered', 'read', 'played'].includes(test.state);
  const submit = (): void => {
    setChecked(true);
    if (isWrong || template === undefined) return;
    send.mutate({ id: setup.id, phone: number, templateId: template.id });
  };

  return (
    <Card title={t('title')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="text-body text-muted">
          {t('text')} {setup.numberKind === 'test' && t('listed')}
        </p>
        {templates.isSuccess && sendable.length === 0 ? (
          <Banner tone="warning">{t('noTemplates')}</Banner>
        ) : (
          <>
            <TextField
              className="max-w-100"
              label={t('phone')}
              help={t('phoneHelp')}
              isRequired
              type="tel"
              error={isChecked && isWrong ? t('phoneWrong') : (issues['phone'] ?? null)}
              value={phone}
              onChange={setPhone}
            />
            <Select
              className="max-w-100"
              label={t('template')}
              help={t('templateHelp')}
              options={sendable.map(({ id, name, language }) => ({
                value: id,
                label: `${name} · ${format.language(language)}`,
              }))}
              error={issues['templateId'] ?? null}
              value={template?.id ?? null}
              onChange={setChosen}
            />
          </>
        )}
        {test !== null && (
          <TestProgress
            test={test}
            hasStatuses={setup.sender?.webhookUrl != null && !setup.sendOnly}
          />
        )}
        <StepFailure error={send.error ?? finish.error} fields={['phone', 'templateId']} />
        <div className="flex flex-wrap gap-2">
          {sendable.length > 0 && (
            <Button
              type="submit"
              variant={hasArrived ? 'secondary' : 'primary'}
              isPending={send.isPending}
            >
              {t(test === null ? 'submit' : 'again')}
            </Button>
          )}
          <Button
            variant={hasArrived || sendable.length === 0 ? 'primary' : 'secondary'}
            isPending={finish.isPending}
            onPress={() => finish.mutate({ id: setup.id })}
          >
            {t(test === null ? 'finishWithout' : 'finish')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
