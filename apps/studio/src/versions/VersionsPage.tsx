import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ListedVersion } from '@waypost/api';
import { Badge, EmptyState, Page, PageHeader, Table } from '@waypost/ui';
import type { Column } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useActorName } from '../api/use-actor-name.ts';
import { orpc } from '../api/client.ts';
import { useLoadFailure } from '../api/load-failure.ts';
import { useFormat } from '../i18n/format.ts';
import { useChangesSummary } from './changes-summary.ts';

/** Every version of a journey that was live: who published it when, and what it changed. */
export function VersionsPage() {
  const { t } = useTranslation('versions');
  const { journeyId = '' } = useParams({ strict: false });
  const format = useFormat();
  const actorName = useActorName();
  const loadFailure = useLoadFailure();
  const changesSummary = useChangesSummary();
  const journey = useQuery(orpc.journeys.get.queryOptions({ input: { id: journeyId } }));
  const versions = useQuery({
    ...orpc.journeys.versions.queryOptions({ input: { id: journeyId } }),
    staleTime: 0,
  });
  const columns: Column<ListedVersion>[] = [
    {
      id: 'version',
      header: t('list.version'),
      cell: ({ number, live }) => (
        <span className="flex flex-wrap items-center gap-2 whitespace-nowrap">
          {t('list.number', { version: format.number(number) })}
          {live && <Badge tone="success">{t('list.live')}</Badge>}
        </span>
      ),
    },
    {
      id: 'when',
      header: t('list.when'),
      cell: ({ publishedAt, publishedBy }) => (
        <span className="text-muted" title={format.dateTime(publishedAt)}>
          {t('list.whenBy', {
            when: format.relative(publishedAt),
            who: actorName(publishedBy),
          })}
        </span>
      ),
    },
    {
      id: 'changes',
      header: t('list.changes'),
      cell: (version) => changesSummary(version),
    },
    {
      id: 'people',
      header: t('list.people'),
      align: 'end',
      cell: ({ peopleInside }) => format.number(peopleInside),
    },
  ];
  return (
    <Page>
      <PageHeader
        title={t('list.title', { name: journey.data?.name ?? '' })}
        description={t('list.hint')}
        parent={{ label: t('list.back'), href: `/journeys/${journeyId}?mode=live` }}
      />
      <Table
        label={t('life.versions')}
        columns={columns}
        rows={versions.data?.items ?? []}
        rowKey={({ number }) => String(number)}
        rowHref={({ number }) => `/journeys/${journeyId}/versions/${number}`}
        isLoading={versions.isPending}
        error={loadFailure(versions)}
        empty={<EmptyState sentence={t('list.empty')} />}
      />
    </Page>
  );
}
