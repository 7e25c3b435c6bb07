import { useNavigate } from '@tanstack/react-router';
import type { Audience } from '@waypost/api';
import {
  Badge,
  Button,
  EmptyState,
  Link,
  LoadMore,
  Page,
  PageHeader,
  SearchField,
  Table,
} from '@waypost/ui';
import type { Column, Sort } from '@waypost/ui';
import { ListPlus, Plus, Users } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { usePagedList } from '../../lists/use-paged-list.ts';
import { AudienceActions } from './AudienceActions.tsx';
import { AudienceDialog } from './AudienceDialog.tsx';
import { ListDialog } from './ListDialog.tsx';
import { RemoveAudience } from './RemoveAudience.tsx';

type Counted = Audience & { count: number };

/** Groups of people that journeys and campaigns are for. */
export function AudiencesPage() {
  const { t } = useTranslation('people', { keyPrefix: 'audiences' });
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>({ column: 'name', direction: 'ascending' });
  const [editing, setEditing] = useState<Audience | 'new' | null>(null);
  const [isCreatingList, setCreatingList] = useState(false);
  const navigate = useNavigate();
  const [removing, setRemoving] = useState<Audience | null>(null);
  const wanted = useDeferredValue(search.trim());
  const { query, rows, table, more } = usePagedList(
    orpc.audiences.list,
    { limit: 200, sort: orderOf(sort), ...(wanted === '' ? {} : { search: wanted }) },
    { keepsRows: true, refetchInterval: 10_000 },
  );
  const sign = sort.direction === 'descending' ? -1 : 1;
  const audiences =
    sort.column === 'people' ? rows.toSorted((a, b) => sign * (a.count - b.count)) : rows;
  const hasNone = query.isSuccess && rows.length === 0 && wanted === '';

  const columns: Column<Counted>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      isSortable: true,
      cell: (audience) => (
        <button
          type="button"
          className="min-h-8 rounded-chip text-left font-semibold break-words text-ink hover:text-accent hover:underline"
          onClick={() => setEditing(audience)}
        >
          {audience.name}
        </button>
      ),
    },
    {
      id: 'kind',
      header: t('columns.kind'),
      cell: ({ kind }) => (
        <Badge tone={kind === 'rule' ? 'info' : 'neutral'}>{t(`kind.${kind}`)}</Badge>
      ),
    },
    {
      id: 'people',
      header: t('columns.people'),
      // How many people match is known of what is loaded only.
      isSortable: !more.hasMore,
      align: 'end',
      cell: ({ id, kind, count }) =>
        kind === 'list' ? (
          <Link href={`/people/audiences/${id}`}>{format.number(count)}</Link>
        ) : (
          format.number(count)
        ),
    },
    {
      id: 'changed',
      header: t('columns.changed'),
      isSortable: true,
      cell: ({ updatedAt }) => <span className="text-muted">{format.relative(updatedAt)}</span>,
    },
    {
      id: 'actions',
      header: t('columns.actions'),
      hideHeader: true,
      align: 'end',
      width: 64,
      cell: (audience) => (
        <AudienceActions
          audience={audience}
          onEdit={() => setEditing(audience)}
          onRemove={() => setRemoving(audience)}
        />
      ),
    },
  ];
  const createList = (
    <Button icon={<ListPlus aria-hidden />} onPress={() => setCreatingList(true)}>
      {t('createList')}
    </Button>
  );
  const create = (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setEditing('new')}>
      {t('create')}
    </Button>
  );

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={
          hasNone ? (
            createList
          ) : (
            <span className="flex gap-2">
              {createList}
              {create}
            </span>
          )
        }
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
        {...table}
        rows={audiences}
        rowKey={({ id }) => id}
        sort={sort}
        onSortChange={setSort}
        empty={
          hasNone ? (
            <EmptyState icon={<Users aria-hidden />} sentence={t('empty')} action={create} />
          ) : (
            <EmptyState
              sentence={t('noMatch')}
              action={<Button onPress={() => setSearch('')}>{t('clearSearch')}</Button>}
            />
          )
        }
      />
      <LoadMore {...more} />
      {editing !== null && (
        <AudienceDialog
          audience={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {isCreatingList && (
        <ListDialog
          onClose={() => setCreatingList(false)}
          onSaved={({ id }) =>
            navigate({ to: '/people/audiences/$audienceId', params: { audienceId: id } })
          }
        />
      )}
      {removing !== null && (
        <RemoveAudience audience={removing} onClose={() => setRemoving(null)} />
      )}
    </Page>
  );
}

function orderOf({ column, direction }: Sort): 'name' | '-name' | 'updatedAt' | '-updatedAt' {
  if (column === 'changed') return direction === 'descending' ? '-updatedAt' : 'updatedAt';
  return column === 'name' && direction === 'descending' ? '-name' : 'name';
}
