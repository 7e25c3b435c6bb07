import { useQuery } from '@tanstack/react-query';
import type { Sender } from '@waypost/api';
import { Button, EmptyState, LinkButton, Page, PageHeader, SearchField, Table } from '@waypost/ui';
import type { Column, Sort } from '@waypost/ui';
import { Plus, RadioTower } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SenderBadge } from '../activities/whatsapp/SenderBadge.tsx';
import { orpc } from '../api/client.ts';
import { useLoadFailure } from '../api/load-failure.ts';
import { useFormat } from '../i18n/format.ts';
import { useQualityText } from './quality-text.ts';
import { SenderState } from './SenderState.tsx';

/** The numbers messages are sent from, simulated and real. */
export function SendersPage() {
  const { t } = useTranslation('senders');
  const format = useFormat();
  const qualityText = useQualityText();
  const loadFailure = useLoadFailure();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>({ column: 'name', direction: 'ascending' });
  const session = useQuery(orpc.session.get.queryOptions());
  const list = useQuery({ ...orpc.senders.list.queryOptions(), refetchInterval: 5_000 });
  const wanted = search.trim().toLowerCase();
  const senders = (list.data?.items ?? [])
    .filter(({ name, displayPhoneNumber, verifiedName }) =>
      [name, displayPhoneNumber, verifiedName].some((text) => text.toLowerCase().includes(wanted)),
    )
    .sort((a, b) =>
      sort.column === 'queued' ? a.queued - b.queued : a.name.localeCompare(b.name),
    );
  if (sort.direction === 'descending') senders.reverse();

  const columns: Column<Sender>[] = [
    { id: 'name', header: t('columns.name'), isSortable: true, cell: ({ name }) => name },
    {
      id: 'connection',
      header: t('columns.connection'),
      cell: ({ connection }) => <SenderBadge connection={connection} />,
    },
    {
      id: 'number',
      header: t('columns.number'),
      cell: ({ displayPhoneNumber }) => displayPhoneNumber,
    },
    {
      id: 'quality',
      header: t('columns.quality'),
      cell: ({ quality }) => qualityText(quality),
    },
    {
      id: 'queued',
      header: t('columns.queued'),
      isSortable: true,
      align: 'end',
      cell: ({ queued }) => format.number(queued),
    },
    {
      id: 'state',
      header: t('columns.state'),
      cell: (sender) => <SenderState sender={sender} />,
    },
  ];
  const connect = session.data?.role === 'admin' && (
    <LinkButton href="/settings/senders/connect" variant="primary" icon={<Plus aria-hidden />}>
      {t('connect')}
    </LinkButton>
  );
  const hasNone = list.isSuccess && list.data.items.length === 0;

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={hasNone ? undefined : connect}
      />
      <div className="pb-4">
        <SearchField
          label={t('search')}
          value={search}
          onChange={setSearch}
          className="w-72 max-w-full"
        />
      </div>
      <Table
        label={t('title')}
        columns={columns}
        rows={senders}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/settings/senders/${id}`}
        sort={sort}
        onSortChange={setSort}
        isLoading={list.isPending}
        error={loadFailure(list)}
        empty={
          hasNone ? (
            <EmptyState icon={<RadioTower aria-hidden />} sentence={t('empty')} action={connect} />
          ) : (
            <EmptyState
              sentence={t('noMatch')}
              action={<Button onPress={() => setSearch('')}>{t('clearSearch')}</Button>}
            />
          )
        }
      />
    </Page>
  );
}
