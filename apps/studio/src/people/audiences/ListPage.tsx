import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
  Banner,
  Button,
  EmptyState,
  Link,
  LinkButton,
  LoadMore,
  Page,
  PageHeader,
  SearchField,
  Table,
} from '@waypost/ui';
import type { Column } from '@waypost/ui';
import { FileUp, Users } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { usePagedList } from '../../lists/use-paged-list.ts';
import { AddToList } from './AddToList.tsx';

/** The people on a list: who is on it, and who gets on or off by hand. */
export function ListPage() {
  const { t } = useTranslation('people', { keyPrefix: 'lists' });
  const { audienceId = '' } = useParams({ strict: false });
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const audience = useQuery(orpc.audiences.get.queryOptions({ input: { id: audienceId } }));
  const session = useQuery(orpc.session.get.queryOptions());
  const mayChange = session.data !== undefined && session.data.role !== 'viewer';
  const { rows, table, more } = usePagedList(
    orpc.audiences.members,
    { id: audienceId, ...(wanted === '' ? {} : { search: wanted }) },
    { keepsRows: true },
  );
  const change = useMutation(
    orpc.audiences.changeMembers.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.audiences.key() }),
    }),
  );
  type Member = (typeof rows)[number];
  const columns: Column<Member>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      cell: ({ id, name }) => <Link href={`/people/profiles/${id}`}>{name}</Link>,
    },
    {
      id: 'phone',
      header: t('columns.phone'),
      cell: ({ phone, username }) => phone ?? (username === null ? '–' : `@${username}`),
    },
    { id: 'externalId', header: t('columns.externalId'), cell: ({ externalId }) => externalId },
    ...(mayChange
      ? [
          {
            id: 'actions',
            header: t('columns.actions'),
            hideHeader: true,
            align: 'end' as const,
            cell: ({ id, name }: Member) => (
              <Button
                size="small"
                aria-label={t('takeOff', { name })}
                onPress={() =>
                  change.mutate({ id: audienceId, change: 'remove', profileIds: [id] })
                }
              >
                {t('remove')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Page>
      <PageHeader
        title={audience.data?.name ?? ''}
        description={t('description')}
        action={
          mayChange ? (
            <LinkButton href="/people/imports/new" icon={<FileUp aria-hidden />}>
              {t('import')}
            </LinkButton>
          ) : undefined
        }
      />
      <div className="flex flex-wrap items-end gap-4 pb-4">
        <SearchField
          label={t('search')}
          value={search}
          onChange={setSearch}
          className="w-72 max-w-full"
        />
        {mayChange && (
          <AddToList
            onAdd={(profileId) =>
              change.mutate({ id: audienceId, change: 'add', profileIds: [profileId] })
            }
          />
        )}
      </div>
      {change.isError && (
        <Banner tone="danger" className="mb-4">
          {failureText(change.error)}
        </Banner>
      )}
      <Table
        label={audience.data?.name ?? ''}
        columns={columns}
        {...table}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<Users aria-hidden />}
            sentence={wanted === '' ? t('empty') : t('noMatch')}
          />
        }
      />
      <LoadMore {...more} />
    </Page>
  );
}
