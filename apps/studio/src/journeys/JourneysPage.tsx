import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Journey } from '@waypost/api';
import {
  Badge,
  Banner,
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
import { LayoutGrid, Plus, Workflow } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useLoadFailure } from '../api/load-failure.ts';
import { useActorName } from '../api/use-actor-name.ts';
import { useFormat } from '../i18n/format.ts';
import { GalleryCards } from './gallery/GalleryCards.tsx';
import { CreateJourneyDialog } from './CreateJourneyDialog.tsx';
import { JourneyActions } from './JourneyActions.tsx';
import { JourneyStatus } from './JourneyStatus.tsx';

type Filter = Journey['status'] | 'archived' | 'all';

/** Each column sorts the one way that makes sense: names upwards, numbers and dates downwards. */
const sorts = {
  name: { sort: 'name', direction: 'ascending' },
  inside: { sort: '-peopleInside', direction: 'descending' },
  edited: { sort: '-updatedAt', direction: 'descending' },
} as const;
type SortColumn = keyof typeof sorts;

const isSortColumn = (column: string): column is SortColumn => column in sorts;

/** All journeys: find one, open it, copy it, start a new one. */
export function JourneysPage() {
  const { t } = useTranslation('journeys');
  const { t: common } = useTranslation();
  const format = useFormat();
  const actorName = useActorName();
  const failureText = useFailureText();
  const loadFailure = useLoadFailure();
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState<Filter>('all');
  const [column, setColumn] = useState<SortColumn>('edited');
  const [isCreating, setCreating] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const wanted = useDeferredValue(search.trim());
  const isFiltered = wanted !== '' || status !== 'all';

  const list = useInfiniteQuery({
    ...orpc.journeys.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        sort: sorts[column].sort,
        ...(wanted === '' ? {} : { search: wanted }),
        ...(status === 'all' ? {} : { status }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const journeys = list.data?.pages.flatMap((page) => page.items) ?? [];

  const columns: Column<Journey>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      isSortable: true,
      cell: (journey) => journey.name,
    },
    {
      id: 'status',
      header: t('columns.status'),
      cell: (journey) => (
        <span className="flex flex-wrap items-center gap-1.5">
          <JourneyStatus {...journey} />
          {journey.demo && <Badge>{t('demo')}</Badge>}
        </span>
      ),
    },
    {
      id: 'inside',
      header: t('columns.inside'),
      isSortable: true,
      align: 'end',
      cell: (journey) => format.number(journey.peopleInside),
    },
    {
      id: 'edited',
      header: t('columns.edited'),
      isSortable: true,
      cell: (journey) => (
        <span className="whitespace-nowrap text-muted" title={format.dateTime(journey.updatedAt)}>
          {t('editedBy', {
            when: format.relative(journey.updatedAt),
            who: actorName(journey.updatedBy),
          })}
        </span>
      ),
    },
    {
      id: 'actions',
      header: t('columns.actions'),
      hideHeader: true,
      align: 'end',
      width: 64,
      cell: (journey) => <JourneyActions journey={journey} onFailure={setFailure} />,
    },
  ];
  const sort: Sort = { column, direction: sorts[column].direction };
  const create = (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  const hasNone = list.isSuccess && journeys.length === 0 && !isFiltered;

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={hasNone ? undefined : create}
        secondary={
          hasNone ? undefined : (
            <LinkButton href="/journeys/gallery" icon={<LayoutGrid aria-hidden />}>
              {t('gallery')}
            </LinkButton>
          )
        }
      />
      {failure !== null && (
        <Banner tone="danger" title={common('failure.saveTitle')} className="mb-4">
          {failureText(failure)}
        </Banner>
      )}
      <div className="flex flex-wrap items-center gap-3 pb-4">
        <SearchField
          label={t('search')}
          value={search}
          onChange={setSearch}
          className="w-72 max-w-full"
        />
        <Select
          label={t('status.label')}
          hideLabel
          className="w-40"
          options={(
            ['all', 'draft', 'live', 'paused', 'closed', 'stopped', 'finished', 'archived'] as const
          ).map((value) => ({
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
        rows={journeys}
        rowKey={(journey) => journey.id}
        rowHref={({ id, status }) =>
          `/journeys/${id}${['live', 'paused', 'closed'].includes(status) ? '?mode=live' : ''}`
        }
        sort={sort}
        onSortChange={(next) => {
          if (isSortColumn(next.column)) setColumn(next.column);
        }}
        isLoading={list.isPending}
        error={loadFailure(list)}
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
            <EmptyState icon={<Workflow aria-hidden />} sentence={t('empty')} action={create} />
          )
        }
      />
      <LoadMore
        hasMore={list.hasNextPage}
        isPending={list.isFetchingNextPage}
        onLoadMore={() => void list.fetchNextPage()}
      />
      {hasNone && (
        <section aria-labelledby="gallery" className="mt-6 flex flex-col gap-4">
          <h2 id="gallery" className="text-title">
            {t('galleryTitle')}
          </h2>
          <GalleryCards />
        </section>
      )}
      {isCreating && <CreateJourneyDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}
