import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TemplateCategory, TemplateStatus as Status } from '@waypost/whatsapp';
import {
  Banner,
  Button,
  EmptyState,
  LinkButton,
  Page,
  PageHeader,
  SearchField,
  Select,
  Table,
} from '@waypost/ui';
import type { Column, Sort } from '@waypost/ui';
import { MessageSquareText, Plus, RefreshCw } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useLoadFailure } from '../api/load-failure.ts';
import { useFormat } from '../i18n/format.ts';
import { DraftsCard } from './DraftsCard.tsx';
import { groupTemplates } from './group-templates.ts';
import type { TemplateGroup } from './group-templates.ts';
import { useQualityText } from './quality-text.ts';
import { refreshEvery } from './refresh.ts';
import { useRejectionText } from './rejection-text.ts';
import { TemplateStatus } from './TemplateStatus.tsx';

const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const satisfies TemplateCategory[];
const statuses = [
  'APPROVED',
  'PENDING',
  'IN_APPEAL',
  'PAUSED',
  'REJECTED',
  'DISABLED',
  'ARCHIVED',
  'DELETED',
] as const satisfies Status[];

/** When any of its languages was sent last; empty for never. */
function lastUse(group: TemplateGroup): string {
  return group.versions.map(({ lastUsedAt }) => lastUsedAt ?? '').reduce((a, b) => (a > b ? a : b));
}

/** Everything Meta has approved, refused or is looking at, one line per template. */
export function TemplatesPage() {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const failureText = useFailureText();
  const loadFailure = useLoadFailure();
  const queries = useQueryClient();
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<TemplateCategory | 'ALL'>('ALL');
  const [status, setStatus] = useState<(typeof statuses)[number] | 'ALL'>('ALL');
  const [senderId, setSenderId] = useState('ALL');
  const [sort, setSort] = useState<Sort>({ column: 'name', direction: 'ascending' });
  const wanted = useDeferredValue(search.trim());
  const isFiltered = wanted !== '' || category !== 'ALL' || status !== 'ALL' || senderId !== 'ALL';
  const senders = useQuery(orpc.senders.list.queryOptions());
  const list = useQuery({
    ...orpc.templates.list.queryOptions({
      input: {
        ...(wanted === '' ? {} : { search: wanted }),
        ...(category === 'ALL' ? {} : { category }),
        ...(status === 'ALL' ? {} : { status }),
        ...(senderId === 'ALL' ? {} : { senderId }),
      },
    }),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => refreshEvery(query.state.data?.items),
  });
  const session = useQuery(orpc.session.get.queryOptions());
  const qualityText = useQualityText();
  const rejectionText = useRejectionText();
  const mayWrite = session.data !== undefined && session.data.role !== 'viewer';
  const sync = useMutation(
    orpc.templates.sync.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.templates.list.key() }),
    }),
  );
  const groups = groupTemplates(list.data?.items ?? []);
  if (sort.column === 'used') groups.sort((a, b) => lastUse(a).localeCompare(lastUse(b)));
  if (sort.direction === 'descending') groups.reverse();
  const hasNone = list.isSuccess && groups.length === 0 && !isFiltered;
  const hasSender = (senders.data?.items.length ?? 0) > 0;

  const columns: Column<TemplateGroup>[] = [
    { id: 'name', header: t('columns.name'), isSortable: true, cell: ({ name }) => name },
    {
      id: 'category',
      header: t('columns.category'),
      cell: ({ versions: [first] }) => t(`category.${first.category}`),
    },
    {
      id: 'languages',
      header: t('columns.languages'),
      cell: ({ versions }) =>
        format.list(versions.map(({ language }) => format.language(language))),
    },
    {
      id: 'status',
      header: t('columns.status'),
      cell: ({ versions }) => (
        <span className="flex flex-col items-start gap-1">
          <span className="flex flex-wrap gap-1">
            {[...new Set(versions.map((version) => version.status))].map((value) => (
              <TemplateStatus key={value} status={value} />
            ))}
          </span>
          {reasonsOf(versions).map((reason) => (
            <span key={reason} className="text-caption text-danger">
              {rejectionText(reason)}
            </span>
          ))}
        </span>
      ),
    },
    {
      id: 'quality',
      header: t('facts.quality'),
      cell: ({ versions }) => (
        <span className="text-muted">
          {format.list([...new Set(versions.map(({ quality }) => qualityText(quality)))])}
        </span>
      ),
    },
    {
      id: 'used',
      header: t('facts.lastUsed'),
      isSortable: true,
      cell: (group) => (
        <span className="text-muted">
          {lastUse(group) === '' ? t('facts.neverUsed') : format.relative(lastUse(group))}
        </span>
      ),
    },
  ];
  const read = (
    <Button
      icon={<RefreshCw aria-hidden />}
      isPending={sync.isPending}
      onPress={() => sync.mutate({})}
    >
      {t('sync')}
    </Button>
  );

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        secondary={hasNone ? undefined : read}
        action={
          mayWrite &&
          hasSender && (
            <LinkButton href="/templates/new" variant="primary" icon={<Plus aria-hidden />}>
              {t('create')}
            </LinkButton>
          )
        }
      />
      {sync.isError && (
        <Banner tone="danger" className="mb-4">
          {failureText(sync.error)}
        </Banner>
      )}
      {sync.data && (
        <Banner tone={sync.data.failed.length > 0 ? 'warning' : 'success'} className="mb-4">
          <p>{t('synced', { count: sync.data.read })}</p>
          {sync.data.failed.map(({ wabaId, text }) => (
            <p key={wabaId}>{t('syncFailed', { account: wabaId, text })}</p>
          ))}
        </Banner>
      )}
      <DraftsCard />
      <div className="flex flex-wrap items-center gap-3 pb-4">
        <SearchField
          label={t('search')}
          value={search}
          onChange={setSearch}
          className="w-72 max-w-full"
        />
        <Select
          label={t('columns.category')}
          hideLabel
          className="w-44"
          options={(['ALL', ...categories] as const).map((value) => ({
            value,
            label: t(`category.${value}`),
          }))}
          value={category}
          onChange={setCategory}
        />
        <Select
          label={t('columns.status')}
          hideLabel
          className="w-44"
          options={(['ALL', ...statuses] as const).map((value) => ({
            value,
            label: t(`status.${value}`),
          }))}
          value={status}
          onChange={setStatus}
        />
        {(senders.data?.items.length ?? 0) > 1 && (
          <Select
            label={t('sender')}
            hideLabel
            className="w-52"
            options={[
              { value: 'ALL', label: t('allSenders') },
              ...(senders.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={senderId}
            onChange={setSenderId}
          />
        )}
      </div>
      <Table
        label={t('title')}
        columns={columns}
        rows={groups}
        rowKey={({ wabaId, name }) => `${wabaId}/${name}`}
        rowHref={({ versions: [first] }) => `/templates/${first.id}`}
        sort={sort}
        onSortChange={setSort}
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
                    setCategory('ALL');
                    setStatus('ALL');
                    setSenderId('ALL');
                  }}
                >
                  {t('clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState
              icon={<MessageSquareText aria-hidden />}
              sentence={t(hasSender ? 'empty' : 'noSender')}
              action={
                hasSender ? (
                  read
                ) : (
                  <LinkButton href="/settings/senders" variant="primary">
                    {t('goToSenders')}
                  </LinkButton>
                )
              }
            />
          )
        }
      />
    </Page>
  );
}

/** Why Meta rejected languages of a template, each reason once. */
function reasonsOf(versions: TemplateGroup['versions']): string[] {
  const reasons = versions.flatMap(({ status, rejectedReason }) =>
    status === 'REJECTED' && rejectedReason !== null ? [rejectedReason] : [],
  );
  return [...new Set(reasons)];
}
