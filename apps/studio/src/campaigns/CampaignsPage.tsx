import { useQuery } from '@tanstack/react-query';
import type { ListedCampaign } from '@waypost/api';
import {
  Button,
  EmptyState,
  LinkButton,
  LoadMore,
  Page,
  PageHeader,
  SearchField,
  Select,
  Table,
} from '@waypost/ui';
import type { Column, Sort } from '@waypost/ui';
import { Megaphone, Plus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/format.ts';
import { usePagedList } from '../lists/use-paged-list.ts';
import { CampaignActions } from './CampaignActions.tsx';
import { CampaignStatus } from './CampaignStatus.tsx';
import { ListFigures } from './ListFigures.tsx';

const statuses = ['draft', 'scheduled', 'sending', 'sent', 'stopped'] as const;
type CampaignSort = Sort & { column: 'name' | 'when' };
type Filter = 'all' | (typeof statuses)[number];

/** One message to one audience, at once or at a time. */
export function CampaignsPage() {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState<Filter>('all');
  const [sort, setSort] = useState<CampaignSort>({ column: 'when', direction: 'descending' });
  const wanted = useDeferredValue(search.trim());
  const isFiltered = wanted !== '' || status !== 'all';
  const audiences = useQuery(orpc.audiences.list.queryOptions({ input: { limit: 200 } }));
  const { query, rows, table, more } = usePagedList(
    orpc.campaigns.list,
    {
      ...(wanted === '' ? {} : { search: wanted }),
      ...(status === 'all' ? {} : { status }),
      sort: `${sort.direction === 'descending' ? '-' : ''}${sort.column}` as const,
    },
    { keepsRows: true, refetchInterval: 5_000 },
  );
  const hasNone = query.isSuccess && rows.length === 0 && !isFiltered;

  const columns: Column<ListedCampaign>[] = [
    { id: 'name', header: t('columns.name'), isSortable: true, cell: ({ name }) => name },
    {
      id: 'status',
      header: t('columns.status'),
      cell: (campaign) => <CampaignStatus status={campaign.status} />,
    },
    {
      id: 'audience',
      header: t('columns.audience'),
      cell: ({ audienceId }) =>
        audienceId === null
          ? t('everybody')
          : (audiences.data?.items.find(({ id }) => id === audienceId)?.name ?? ''),
    },
    {
      id: 'when',
      header: t('columns.when'),
      isSortable: true,
      cell: (campaign) => (
        <span className="text-muted">
          {campaign.scheduledAt === null
            ? t('edited', { when: format.relative(campaign.updatedAt) })
            : format.dateTime(campaign.scheduledAt, campaign.timeZone ?? undefined)}
        </span>
      ),
    },
    {
      id: 'figures',
      header: t('columns.figures'),
      cell: (campaign) => <ListFigures campaign={campaign} />,
    },
    {
      id: 'actions',
      header: t('columns.actions'),
      hideHeader: true,
      align: 'end',
      width: 64,
      cell: (campaign) => <CampaignActions campaign={campaign} />,
    },
  ];
  const create = (
    <LinkButton href="/campaigns/new" variant="primary" icon={<Plus aria-hidden />}>
      {t('create')}
    </LinkButton>
  );

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={hasNone ? undefined : create}
      />
      <div className="flex flex-wrap items-center gap-3 pb-4">
        <SearchField
          label={t('search')}
          value={search}
          onChange={setSearch}
          className="w-72 max-w-full"
        />
        <Select
          label={t('columns.status')}
          hideLabel
          className="w-44"
          options={(['all', ...statuses] as const).map((value) => ({
            value,
            label: t(`status.${value}`),
          }))}
          value={status}
          onChange={setStatus}
        />
      </div>
      <Table
        label={t('title')}
        columns={columns}
        {...table}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/campaigns/${id}`}
        sort={sort}
        onSortChange={({ column, direction }) =>
          setSort({ column: column === 'name' ? 'name' : 'when', direction })
        }
        empty={
          isFiltered ? (
            <EmptyState
              sentence={t('noMatch')}
              action={
                <Button
                  onPress={() => {
                    setSearch('');
                    setStatus('all');
                  }}
                >
                  {t('clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState icon={<Megaphone aria-hidden />} sentence={t('empty')} action={create} />
          )
        }
      />
      <LoadMore {...more} />
    </Page>
  );
}
