import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import {
  Badge,
  EmptyState,
  LoadMore,
  Page,
  PageHeader,
  SearchField,
  Select,
  Table,
} from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles, useActivityTexts } from '../../activities/activity-texts.ts';
import { useResources } from '../../activities/resources.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { usePagedList } from '../../lists/use-paged-list.ts';
import { addressOf } from '../../people/address-of.ts';
import { outcomeOf } from './passage.ts';
import { runTones, useRunTexts } from './run-texts.ts';
import { usePublishedGraph } from './use-published-graph.ts';

const everywhere = '.everywhere';

/** The people of a journey: at one activity or anywhere, inside, passed or failed. */
export function PeoplePage() {
  const { t } = useTranslation('editor');
  const { journeyId = '' } = useParams({ strict: false });
  const { activity, show = 'all' } = useSearch({ strict: false });
  const navigate = useNavigate();
  const format = useFormat();
  const runTexts = useRunTexts();
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const journey = useQuery(orpc.journeys.get.queryOptions({ input: { id: journeyId } }));
  const graph = usePublishedGraph(journeyId);
  const texts = useActivityTexts(useResources());
  const titles = graph === null ? new Map<string, string>() : distinctTitles(graph, texts);
  const { table, more } = usePagedList(
    orpc.journeys.people,
    {
      id: journeyId,
      show,
      limit: 50,
      ...(activity === undefined ? {} : { activityId: activity }),
      ...(wanted === '' ? {} : { search: wanted }),
    },
    { refetchInterval: 5_000 },
  );
  const filter = (changed: { activity?: string | undefined; show?: typeof show }) =>
    void navigate({
      to: '/journeys/$journeyId/people',
      params: { journeyId },
      search: { activity, show, ...changed },
      replace: true,
    });
  return (
    <Page>
      <PageHeader
        title={t('people.title')}
        parent={{
          label: journey.data?.name ?? t('journey.title'),
          href: `/journeys/${journeyId}?mode=live`,
        }}
      />
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <SearchField
          className="w-64"
          label={t('people.search')}
          value={search}
          onChange={setSearch}
        />
        <Select
          className="w-64"
          label={t('people.activity')}
          options={[
            { value: everywhere, label: t('people.everywhere') },
            ...[...titles].map(([id, title]) => ({ value: id, label: title })),
          ]}
          value={activity ?? everywhere}
          onChange={(id) => filter({ activity: id === everywhere ? undefined : id })}
        />
        <Select
          className="w-48"
          label={t('people.show')}
          options={[
            { value: 'all' as const, label: t('people.all') },
            { value: 'here' as const, label: t('people.here') },
            { value: 'passed' as const, label: t('people.passed') },
            { value: 'failed' as const, label: t('people.failed') },
            { value: 'excluded' as const, label: t('people.excluded') },
          ]}
          value={show}
          onChange={(shown) => filter({ show: shown })}
        />
      </div>
      <Table
        label={t('people.title')}
        columns={[
          {
            id: 'name',
            header: t('people.name'),
            cell: (run) => run.profileName || t('person.noName'),
          },
          {
            id: 'phone',
            header: t('people.phone'),
            cell: (run) => addressOf(run) ?? t('person.noPhone'),
          },
          {
            id: 'status',
            header: t('people.status'),
            cell: (run) => (
              <span className="flex flex-wrap items-center gap-2">
                <Badge tone={runTones[run.status]}>
                  {(graph === null ? null : outcomeOf(graph, run)) ?? runTexts.status(run.status)}
                </Badge>
                {run.reason !== null && (
                  <span className="text-caption text-muted">{runTexts.reason(run.reason)}</span>
                )}
              </span>
            ),
          },
          {
            id: 'activity',
            header: t('people.activity'),
            cell: (run) => titles.get(run.activityId) ?? '',
          },
          { id: 'since', header: t('people.since'), cell: (run) => format.dateTime(run.arrivedAt) },
        ]}
        {...table}
        rowKey={(run) => run.id}
        rowHref={(run) => `/journeys/${journeyId}/people/${run.id}`}
        empty={<EmptyState sentence={t('people.empty')} />}
      />
      <LoadMore {...more} />
    </Page>
  );
}
