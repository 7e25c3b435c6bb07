import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { WayIn } from '@waypost/api';
import { Button, EmptyState, Page, PageHeader, SearchField, Table } from '@waypost/ui';
import type { Column, Sort } from '@waypost/ui';
import { Plus, QrCode as QrIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useLoadFailure } from '../api/load-failure.ts';
import { useFormat } from '../i18n/format.ts';
import { WayInForm } from './WayInForm.tsx';

/** Links and QR codes people scan to write to us. */
export function WaysInPage() {
  const { t } = useTranslation('waysIn');
  const format = useFormat();
  const loadFailure = useLoadFailure();
  const navigate = useNavigate();
  const session = useQuery(orpc.session.get.queryOptions());
  const senders = useQuery(orpc.senders.list.queryOptions());
  const list = useQuery({ ...orpc.waysIn.list.queryOptions(), refetchInterval: 5_000 });
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>({ column: 'created', direction: 'descending' });
  const [isCreating, setCreating] = useState(false);
  const mayCreate = session.data?.role === 'publisher' || session.data?.role === 'admin';
  const wanted = search.trim().toLowerCase();
  const rows = (list.data?.items ?? [])
    .filter(({ name, prefilledMessage }) =>
      [name, prefilledMessage].some((text) => text.toLowerCase().includes(wanted)),
    )
    .sort(order(sort.column));
  if (sort.direction === 'descending') rows.reverse();

  const columns: Column<WayIn>[] = [
    { id: 'name', header: t('columns.name'), isSortable: true, cell: ({ name }) => name },
    {
      id: 'message',
      header: t('columns.message'),
      cell: ({ prefilledMessage }) => prefilledMessage,
    },
    {
      id: 'sender',
      header: t('columns.sender'),
      cell: ({ senderId }) => senders.data?.items.find(({ id }) => id === senderId)?.name ?? '',
    },
    {
      id: 'arrivals',
      header: t('columns.arrivals'),
      isSortable: true,
      align: 'end',
      cell: ({ arrivals }) => format.number(arrivals),
    },
    {
      id: 'created',
      header: t('columns.created'),
      isSortable: true,
      cell: ({ createdAt }) => format.date(createdAt),
    },
  ];
  const create = mayCreate && (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  const hasNone = list.isSuccess && list.data.items.length === 0;

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={hasNone ? undefined : create}
      />
      {!hasNone && (
        <div className="pb-4">
          <SearchField
            label={t('search')}
            value={search}
            onChange={setSearch}
            className="w-72 max-w-full"
          />
        </div>
      )}
      <Table
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/settings/ways-in/${id}`}
        sort={sort}
        onSortChange={setSort}
        isLoading={list.isPending}
        error={loadFailure(list)}
        empty={
          hasNone ? (
            <EmptyState icon={<QrIcon aria-hidden />} sentence={t('empty')} action={create} />
          ) : (
            <EmptyState icon={<QrIcon aria-hidden />} sentence={t('nothingFound')} />
          )
        }
      />
      {isCreating && (
        <WayInForm
          onClose={() => setCreating(false)}
          onSaved={({ id }) =>
            void navigate({ to: '/settings/ways-in/$wayInId', params: { wayInId: id } })
          }
        />
      )}
    </Page>
  );
}

function order(column: string): (a: WayIn, b: WayIn) => number {
  if (column === 'arrivals') return (a, b) => a.arrivals - b.arrivals;
  if (column === 'created') return (a, b) => a.createdAt.localeCompare(b.createdAt);
  return (a, b) => a.name.localeCompare(b.name);
}
