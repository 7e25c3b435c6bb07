import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SendHold } from '@waypost/api';
import {
  Banner,
  Button,
  Card,
  EmptyState,
  ErrorState,
  Link,
  Page,
  PageHeader,
  RadioGroup,
  Skeleton,
  Table,
} from '@waypost/ui';
import type { Column } from '@waypost/ui';
import { CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';

/** After a restore: what would be sent, and the decision about it. */
export function HoldPage() {
  const { t } = useTranslation('attention', { keyPrefix: 'hold' });
  const { t: common } = useTranslation();
  const failureText = useFailureText();
  const query = useQuery(orpc.attention.hold.queryOptions({ refetchInterval: 10_000 }));
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      {query.isPending && <Skeleton lines={6} />}
      {query.isLoadingError && (
        <ErrorState title={common('failure.loadTitle')} onRetry={() => void query.refetch()}>
          {failureText(query.error)}
        </ErrorState>
      )}
      {query.data?.hold === null && (
        <EmptyState icon={<CheckCheck aria-hidden />} sentence={t('free')} />
      )}
      {query.data?.hold && <Held hold={query.data.hold} />}
    </Page>
  );
}

function Held({ hold }: { hold: SendHold }) {
  const { t } = useTranslation('attention', { keyPrefix: 'hold' });
  const format = useFormat();
  const { queued, unanswered, duePeople, launches, campaigns } = hold;
  const columns: Column<SendHold['queued'][number]>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      cell: ({ name, campaignId, journeyId }) =>
        journeyId === null ? (
          t('others')
        ) : (
          <Link
            href={
              campaignId === null ? `/journeys/${journeyId}?mode=live` : `/campaigns/${campaignId}`
            }
          >
            {name ?? journeyId}
          </Link>
        ),
    },
    {
      id: 'messages',
      header: t('columns.messages'),
      align: 'end',
      cell: ({ messages }) => format.number(messages),
    },
    {
      id: 'oldest',
      header: t('columns.oldest'),
      align: 'end',
      cell: ({ oldestAt }) => (
        <span title={format.dateTime(oldestAt)}>{format.relative(oldestAt)}</span>
      ),
    },
  ];
  const more = [
    duePeople > 0 && t('duePeople', { count: duePeople }),
    launches > 0 && t('launches', { count: launches }),
    campaigns > 0 && t('campaigns', { count: campaigns }),
    unanswered > 0 && t('unanswered', { count: unanswered }),
  ].filter((text) => text !== false);
  return (
    <div className="flex flex-col gap-6">
      <Banner tone="warning" title={t(`reason.${hold.reason}`)}>
        {t('lost', { when: format.dateTime(hold.lostUntil) })}
      </Banner>
      <Card title={t('queuedTitle')}>
        <Table
          label={t('queuedTitle')}
          columns={columns}
          rows={queued}
          rowKey={({ journeyId }) => journeyId ?? ''}
          empty={<EmptyState sentence={t('nothingQueued')} />}
        />
        {more.length > 0 && (
          <ul className="flex list-disc flex-col gap-1 pt-3 pl-5 text-body text-muted">
            {more.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </Card>
      <Decision hold={hold} />
    </div>
  );
}

function Decision({ hold }: { hold: SendHold }) {
  const { t } = useTranslation('attention', { keyPrefix: 'hold' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const isAdmin = useQuery(orpc.session.get.queryOptions()).data?.role === 'admin';
  const [decision, setDecision] = useState<'send' | 'discard'>('discard');
  const release = useMutation(
    orpc.attention.release.mutationOptions({ onSettled: () => queries.invalidateQueries() }),
  );
  const count = hold.queued.reduce((sum, { messages }) => sum + messages, 0);
  if (!isAdmin) return <Banner tone="info">{t('adminOnly')}</Banner>;
  return (
    <Card title={t('decisionTitle')}>
      <div className="flex flex-col items-start gap-4">
        <RadioGroup
          label={t('decisionTitle')}
          hideLabel
          value={decision}
          onChange={setDecision}
          options={(['discard', 'send'] as const).map((value) => ({
            value,
            label: t(`decision.${value}.label`),
            description: t(`decision.${value}.text`),
          }))}
        />
        {release.isError && <Banner tone="danger">{failureText(release.error)}</Banner>}
        <Button
          variant="primary"
          isPending={release.isPending}
          onPress={() => release.mutate({ decision })}
        >
          {t(`decision.${decision}.action`, { count })}
        </Button>
      </div>
    </Card>
  );
}
