import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
  Badge,
  Banner,
  Button,
  ErrorState,
  LinkButton,
  Page,
  PageHeader,
  Skeleton,
} from '@waypost/ui';
import { ReactFlowProvider } from '@xyflow/react';
import { FastForward, RotateCcw, Smartphone, UserRound } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles, useActivityTexts } from '../../activities/activity-texts.ts';
import { useResources } from '../../activities/resources.ts';
import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { addressOf } from '../../people/address-of.ts';
import { Canvas } from '../canvas/Canvas.tsx';
import { nothing } from '../store/selection.ts';
import { BranchesNow } from './BranchesNow.tsx';
import { outcomeOf, visited } from './passage.ts';
import { isWaitToSkip } from './may-be-skipped.ts';
import { PassageStory } from './PassageStory.tsx';
import { runTones, useRunTexts } from './run-texts.ts';

const ignored = () => {};

/** One person's path through a journey: every step, message and answer, and where they stand now. */
export function PersonPage() {
  const { t } = useTranslation('editor');
  const { t: watch } = useTranslation('watch');
  const { t: common } = useTranslation('common');
  const { journeyId = '', runId = '' } = useParams({ strict: false });
  const format = useFormat();
  const failureText = useFailureText();
  const runTexts = useRunTexts();
  const queries = useQueryClient();
  const resources = useResources();
  const texts = useActivityTexts(resources);
  const passage = useQuery({
    ...orpc.runs.get.queryOptions({ input: { id: runId } }),
    refetchInterval: 2000,
  });
  const skip = useMutation(
    orpc.runs.skipWait.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: orpc.runs.key() }),
    }),
  );
  const retry = useMutation(
    orpc.failures.retryOne.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: orpc.runs.key() }),
    }),
  );
  const { data } = passage;
  const onPath = useMemo(() => (data === undefined ? null : visited(data)), [data]);

  if (passage.isError && data === undefined) {
    return (
      <Page>
        <ErrorState title={common('failure.loadTitle')} onRetry={() => void passage.refetch()}>
          {failureText(passage.error)}
        </ErrorState>
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page>
        <Skeleton lines={8} />
      </Page>
    );
  }
  const titles = distinctTitles(data.graph, texts);
  const address = data.phone ?? data.bsuid;
  const isWaiting = isWaitToSkip(data.waitingFor);
  return (
    <Page>
      <PageHeader
        title={data.profileName || t('person.noName')}
        badge={
          <>
            <Badge tone={runTones[data.status]}>{runTexts.status(data.status)}</Badge>
            {data.isTrial && <Badge tone="neutral">{t('person.trial')}</Badge>}
          </>
        }
        parent={{ label: data.journeyName, href: `/journeys/${journeyId}/people` }}
        description={t('person.entered', {
          phone: addressOf(data) ?? t('person.noPhone'),
          when: format.dateTime(data.enteredAt),
          version: format.number(data.version),
        })}
        secondary={
          <>
            <LinkButton
              icon={<UserRound aria-hidden />}
              href={`/people/profiles/${data.profileId}`}
            >
              {t('person.profile')}
            </LinkButton>
            {address !== null && data.maySkipWait && (
              <LinkButton
                icon={<Smartphone aria-hidden />}
                href={`/handsets/${encodeURIComponent(address)}`}
              >
                {t('person.handset')}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <PassageStory passage={data} titles={titles} texts={texts} resources={resources} />
          <BranchesNow
            passage={data}
            titles={titles}
            texts={texts}
            isSkipping={skip.isPending}
            onSkip={(id) => skip.mutate({ id })}
          />
          {data.setAsideSince !== null && (
            <Banner
              tone="warning"
              action={
                <LinkButton size="small" href="/settings/attention">
                  {watch('failures.look')}
                </LinkButton>
              }
            >
              {watch('failures.setAsideHere')}
            </Banner>
          )}
          <Banner
            tone={data.status === 'failed' ? 'danger' : 'info'}
            title={
              data.status === 'inside'
                ? t('person.now', { activity: titles.get(data.activityId) ?? data.activityId })
                : t('person.ended', { activity: titles.get(data.activityId) ?? data.activityId })
            }
            action={
              data.status === 'inside' && isWaiting && data.maySkipWait ? (
                <Button
                  size="small"
                  icon={<FastForward aria-hidden />}
                  isPending={skip.isPending}
                  onPress={() => skip.mutate({ id: runId })}
                >
                  {t('person.skip')}
                </Button>
              ) : data.mayRetry ? (
                <Button
                  size="small"
                  icon={<RotateCcw aria-hidden />}
                  isPending={retry.isPending}
                  onPress={() => retry.mutate({ id: runId })}
                >
                  {watch('failures.retry')}
                </Button>
              ) : undefined
            }
          >
            <p>
              {data.status === 'inside'
                ? runTexts.waiting(data)
                : [
                    outcomeOf(data.graph, data) ?? runTexts.status(data.status),
                    data.reason && runTexts.reason(data.reason),
                  ]
                    .filter(Boolean)
                    .join(': ')}
            </p>
            {retry.isError && <p className="text-danger">{failureText(retry.error)}</p>}
            {skip.isError && <p className="text-danger">{failureText(skip.error)}</p>}
          </Banner>
        </div>
        <section
          aria-label={t('person.path')}
          className="sticky top-6 h-140 overflow-hidden rounded-card border border-line"
        >
          <ReactFlowProvider>
            <Canvas
              graph={data.graph}
              texts={texts}
              selection={nothing}
              onSelect={ignored}
              visited={onPath}
            />
          </ReactFlowProvider>
        </section>
      </div>
    </Page>
  );
}
