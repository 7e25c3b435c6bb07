import { useQuery } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import {
  Badge,
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
import { Contact, FileUp, UserPlus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { usePagedList } from '../../lists/use-paged-list.ts';
import { addressOf } from '../address-of.ts';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import { ConsentBadge } from './ConsentBadge.tsx';
import { profileName } from './profile-name.ts';
import { RemoveDemoPeople } from './RemoveDemoPeople.tsx';

type ConsentFilter = 'all' | 'in' | 'out' | 'unknown';
type ProfileSort = 'name' | '-name' | 'createdAt' | '-createdAt';

const sortOf: Record<ProfileSort, Sort> = {
  name: { column: 'name', direction: 'ascending' },
  '-name': { column: 'name', direction: 'descending' },
  createdAt: { column: 'added', direction: 'ascending' },
  '-createdAt': { column: 'added', direction: 'descending' },
};

/** Everybody we may message: find one, add one, import many. */
export function ProfilesPage() {
  const { t } = useTranslation('people', { keyPrefix: 'profiles' });
  const { t: consent } = useTranslation('people', { keyPrefix: 'consent' });
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<ConsentFilter>('all');
  const [sort, setSort] = useState<ProfileSort>('-createdAt');
  const [isAdding, setAdding] = useState(false);
  const wanted = useDeferredValue(search.trim());
  const isFiltered = wanted !== '' || filter !== 'all';
  const session = useQuery(orpc.session.get.queryOptions());

  const { query, rows, table, more } = usePagedList(
    orpc.profiles.list,
    {
      sort,
      ...(wanted === '' ? {} : { search: wanted }),
      ...(filter === 'all' ? {} : { marketingConsent: filter }),
    },
    { keepsRows: true },
  );
  const total = query.data?.pages.at(-1)?.total ?? 0;
  const hasNone = query.isSuccess && rows.length === 0 && !isFiltered;

  const columns: Column<Profile>[] = [
    { id: 'name', header: t('columns.name'), isSortable: true, cell: profileName },
    {
      id: 'phone',
      header: t('columns.phone'),
      cell: (profile) => addressOf(profile) ?? <span className="text-muted">{t('noPhone')}</span>,
    },
    {
      id: 'country',
      header: t('columns.country'),
      cell: (profile) => profile.country && format.country(profile.country),
    },
    {
      id: 'consent',
      header: t('columns.marketing'),
      cell: (profile) => <ConsentBadge state={profile.marketingConsent} />,
    },
    {
      id: 'added',
      header: t('columns.added'),
      isSortable: true,
      cell: (profile) => (
        <span className="flex items-center gap-2 text-muted">
          {format.relative(profile.createdAt)}
          {profile.demo && <Badge>{t('demo')}</Badge>}
        </span>
      ),
    },
  ];
  const importAction = (
    <LinkButton href="/people/imports/new" variant="primary" icon={<FileUp aria-hidden />}>
      {t('import')}
    </LinkButton>
  );

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        secondary={
          <Button icon={<UserPlus aria-hidden />} onPress={() => setAdding(true)}>
            {t('add')}
          </Button>
        }
        action={hasNone ? undefined : importAction}
      />
      <div className="flex flex-wrap items-center gap-3 pb-4">
        <SearchField
          label={t('search')}
          value={search}
          onChange={setSearch}
          className="w-80 max-w-full"
        />
        <Select
          label={t('consentFilter')}
          hideLabel
          className="w-56"
          options={[
            { value: 'all' as const, label: t('consentAll') },
            { value: 'in' as const, label: consent('in') },
            { value: 'out' as const, label: consent('out') },
            { value: 'unknown' as const, label: consent('unknown') },
          ]}
          value={filter}
          onChange={setFilter}
        />
        {session.data && session.data.demoProfiles > 0 && (
          <RemoveDemoPeople count={session.data.demoProfiles} />
        )}
      </div>
      <Table
        label={t('title')}
        columns={columns}
        {...table}
        rowKey={(profile) => profile.id}
        rowHref={(profile) => `/people/profiles/${profile.id}`}
        sort={sortOf[sort]}
        onSortChange={({ column, direction }) => {
          const key = column === 'name' ? 'name' : 'createdAt';
          setSort(direction === 'ascending' ? key : `-${key}`);
        }}
        empty={
          isFiltered ? (
            <EmptyState
              sentence={t('noMatch')}
              action={
                <Button
                  onPress={() => {
                    setSearch('');
                    setFilter('all');
                  }}
                >
                  {t('clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState
              icon={<Contact aria-hidden />}
              sentence={t('empty')}
              action={importAction}
            />
          )
        }
      />
      <LoadMore
        {...more}
        summary={
          rows.length > 0 &&
          t('shown', { shown: format.number(rows.length), total: format.number(total) })
        }
      />
      {isAdding && <AddPersonDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
