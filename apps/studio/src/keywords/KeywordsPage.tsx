import { useQuery } from '@tanstack/react-query';
import type { KeywordGroup } from '@waypost/api';
import { Badge, EmptyState, LinkButton, Page, PageHeader, Table } from '@waypost/ui';
import type { Column } from '@waypost/ui';
import { MessageCircleReply, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useLoadFailure } from '../api/load-failure.ts';
import { useFormat } from '../i18n/format.ts';
import { TryText } from './TryText.tsx';

/** Words people write, and what is answered by itself. */
export function KeywordsPage() {
  const { t } = useTranslation('keywords');
  const format = useFormat();
  const loadFailure = useLoadFailure();
  const session = useQuery(orpc.session.get.queryOptions());
  const senders = useQuery(orpc.senders.list.queryOptions());
  const list = useQuery(orpc.keywords.list.queryOptions());
  const mayChange = session.data?.role === 'publisher' || session.data?.role === 'admin';
  const columns: Column<KeywordGroup>[] = [
    { id: 'name', header: t('columns.name'), cell: ({ name }) => name },
    { id: 'kind', header: t('columns.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    {
      id: 'words',
      header: t('columns.words'),
      cell: ({ words }) => (
        <span className="line-clamp-2">
          {words.length === 0 ? t('anythingElse') : words.slice(0, 12).join(', ')}
          {words.length > 12 && ` ${t('more', { count: words.length - 12 })}`}
        </span>
      ),
    },
    {
      id: 'answer',
      header: t('columns.answer'),
      cell: ({ reply }) =>
        reply === null
          ? t('noAnswer')
          : Object.keys(reply.byLanguage)
              .map((code) => format.language(code))
              .join(', '),
    },
    {
      id: 'sender',
      header: t('columns.sender'),
      cell: ({ senderId }) =>
        senderId === null
          ? t('everySender')
          : (senders.data?.items.find(({ id }) => id === senderId)?.name ?? ''),
    },
    {
      id: 'state',
      header: t('columns.state'),
      cell: ({ enabled }) => (
        <Badge tone={enabled ? 'success' : 'neutral'}>{t(enabled ? 'on' : 'off')}</Badge>
      ),
    },
  ];
  const create = mayChange && (
    <LinkButton href="/settings/keywords/new" variant="primary" icon={<Plus aria-hidden />}>
      {t('create')}
    </LinkButton>
  );
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} action={create} />
      <Table
        label={t('title')}
        columns={columns}
        rows={list.data?.items ?? []}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/settings/keywords/${id}`}
        isLoading={list.isPending}
        error={loadFailure(list)}
        empty={
          <EmptyState
            icon={<MessageCircleReply aria-hidden />}
            sentence={t('empty')}
            action={create}
          />
        }
      />
      <TryText className="mt-6" />
    </Page>
  );
}
