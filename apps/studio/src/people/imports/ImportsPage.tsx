import type { ProfileImport } from '@waypost/api';
import {
  Button,
  EmptyState,
  LinkButton,
  LoadMore,
  Page,
  PageHeader,
  SearchField,
  Table,
} from '@waypost/ui';
import type { Column, Sort } from '@waypost/ui';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { usePagedList } from '../../lists/use-paged-list.ts';
import { ImportStatus } from './ImportStatus.tsx';

/** Files of people that were brought in, or are on their way. */
export function ImportsPage() {
  const { t } = useTranslation('people', { keyPrefix: 'imports' });
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>({ column: 'when', direction: 'descending' });
  const { query, rows, table, more } = usePagedList(
    orpc.imports.list,
    {},
    { refetchInterval: 3_000 },
  );
  const wanted = search.trim().toLowerCase();
  const imports = rows
    .filter(({ fileName }) => fileName.toLowerCase().includes(wanted))
    .sort((a, b) =>
      sort.column === 'file'
        ? a.fileName.localeCompare(b.fileName)
        : a.createdAt.localeCompare(b.createdAt),
    );
  if (sort.direction === 'descending') imports.reverse();

  const columns: Column<ProfileImport>[] = [
    { id: 'file', header: t('columns.file'), isSortable: true, cell: ({ fileName }) => fileName },
    {
      id: 'status',
      header: t('columns.status'),
      cell: ({ status }) => <ImportStatus status={status} />,
    },
    {
      id: 'imported',
      header: t('columns.imported'),
      align: 'end',
      cell: ({ progress, status }) =>
        status === 'done' || status === 'importing' ? format.number(progress.rowsImported) : '',
    },
    {
      id: 'rejected',
      header: t('columns.rejected'),
      align: 'end',
      cell: ({ progress, status }) =>
        status === 'done' || status === 'importing' ? format.number(progress.rowsRejected) : '',
    },
    {
      id: 'when',
      header: t('columns.when'),
      isSortable: true,
      cell: ({ createdAt }) => <span className="text-muted">{format.relative(createdAt)}</span>,
    },
  ];
  const start = (
    <LinkButton href="/people/imports/new" variant="primary" icon={<FileUp aria-hidden />}>
      {t('start')}
    </LinkButton>
  );
  const hasNone = query.isSuccess && rows.length === 0;

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={hasNone ? undefined : start}
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
        rows={imports}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/people/imports/${id}`}
        sort={sort}
        onSortChange={setSort}
        empty={
          hasNone ? (
            <EmptyState icon={<FileUp aria-hidden />} sentence={t('empty')} action={start} />
          ) : (
            <EmptyState
              sentence={t('noMatch')}
              action={<Button onPress={() => setSearch('')}>{t('clearSearch')}</Button>}
            />
          )
        }
      />
      <LoadMore {...more} />
    </Page>
  );
}
