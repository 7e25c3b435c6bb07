import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Banner, Button, Card, Page, PageHeader, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

/** Gives a new campaign its name, then opens it. */
export function NewCampaignPage() {
  const { t } = useTranslation('campaigns');
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const senders = useQuery(orpc.senders.list.queryOptions());
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const create = useMutation(
    orpc.campaigns.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: orpc.campaigns.list.key() });
        await navigate({
          to: '/campaigns/$campaignId',
          params: { campaignId: id },
          replace: true,
        });
      },
    }),
  );
  const submit = (): void => {
    const trimmed = name.trim();
    setMissing(trimmed === '');
    if (trimmed === '') return;
    const items = senders.data?.items ?? [];
    create.mutate({ name: trimmed, senderId: items.length === 1 ? (items[0]?.id ?? null) : null });
  };
  return (
    <Page width="narrow">
      <PageHeader
        title={t('createTitle')}
        parent={{ label: t('title'), href: '/campaigns' }}
        description={t('createLead')}
      />
      <Card>
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
            maxLength={120}
            value={name}
            onChange={(value) => {
              setName(value);
              setMissing(false);
            }}
          />
          <Button
            type="submit"
            variant="primary"
            className="self-start"
            isPending={create.isPending}
          >
            {t('create')}
          </Button>
        </form>
      </Card>
    </Page>
  );
}
