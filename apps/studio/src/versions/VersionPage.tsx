import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import {
  Badge,
  Banner,
  Button,
  Card,
  ErrorState,
  Page,
  PageHeader,
  Skeleton,
  useToast,
} from '@waypost/ui';
import { ReactFlowProvider } from '@xyflow/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useActivityTexts } from '../activities/activity-texts.ts';
import { useResources } from '../activities/resources.ts';
import { useActorName } from '../api/use-actor-name.ts';
import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { Canvas } from '../editor/canvas/Canvas.tsx';
import { nothing } from '../editor/store/selection.ts';
import type { Selection } from '../editor/store/selection.ts';
import { useFormat } from '../i18n/format.ts';
import { Changes } from '../changes/Changes.tsx';

/** One version as it was: on the canvas, read-only, with what it changed. It can be made the draft, or published again. */
export function VersionPage() {
  const { t } = useTranslation('versions');
  const { t: common } = useTranslation('common');
  const { journeyId = '', version: wanted = '' } = useParams({ strict: false });
  const number = Number(wanted);
  const format = useFormat();
  const actorName = useActorName();
  const failureText = useFailureText();
  const navigate = useNavigate();
  const toast = useToast();
  const queries = useQueryClient();
  const texts = useActivityTexts(useResources());
  const [selection, setSelection] = useState<Selection>(nothing);
  const journey = useQuery({
    ...orpc.journeys.get.queryOptions({ input: { id: journeyId } }),
    staleTime: 0,
  });
  const version = useQuery(
    orpc.journeys.version.queryOptions({ input: { id: journeyId, number } }),
  );
  const before = useQuery({
    ...orpc.journeys.version.queryOptions({ input: { id: journeyId, number: number - 1 } }),
    enabled: number > 1,
  });
  const save = useMutation(
    orpc.journeys.saveDraft.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.journeys.key() }),
    }),
  );
  if (journey.isError || version.isError) {
    return (
      <Page>
        <ErrorState
          title={common('failure.loadTitle')}
          onRetry={() => {
            void journey.refetch();
            void version.refetch();
          }}
        >
          {failureText(journey.error ?? version.error)}
        </ErrorState>
      </Page>
    );
  }
  if (journey.isPending || version.isPending) {
    return (
      <Page>
        <Skeleton lines={8} />
      </Page>
    );
  }
  const { draft, draftRevision } = journey.data;
  const { graph, live, publishedAt, publishedBy } = version.data;
  /** Somebody's newer draft is not overwritten unseen: the revision says which one is. */
  const makeDraft = async (): Promise<void> => {
    const saved = await save.mutateAsync({ id: journeyId, draft: graph, revision: draftRevision });
    toast(t('one.drafted', { version: format.number(number) }), () =>
      save.mutate({ id: journeyId, draft, revision: saved.revision }),
    );
  };
  const make = (to: '/journeys/$journeyId' | '/journeys/$journeyId/publish') => {
    makeDraft()
      .then(() => navigate({ to, params: { journeyId } }))
      // What went wrong is shown by `save`.
      .catch(() => undefined);
  };
  return (
    <Page>
      <PageHeader
        title={t('list.number', { version: format.number(number) })}
        badge={live ? <Badge tone="success">{t('list.live')}</Badge> : undefined}
        parent={{ label: t('one.back'), href: `/journeys/${journeyId}/versions` }}
        description={t('list.whenBy', {
          when: format.dateTime(publishedAt),
          who: actorName(publishedBy),
        })}
        secondary={
          <Button isDisabled={save.isPending} onPress={() => make('/journeys/$journeyId')}>
            {t('one.draft')}
          </Button>
        }
        action={
          <Button
            variant="primary"
            isDisabled={save.isPending}
            onPress={() => make('/journeys/$journeyId/publish')}
          >
            {t('one.publish')}
          </Button>
        }
      />
      <div className="flex flex-col gap-4">
        {save.isError && <Banner tone="danger">{failureText(save.error)}</Banner>}
        <section
          aria-label={t('one.canvas')}
          className="relative h-[min(60vh,520px)] overflow-hidden rounded-card border border-line bg-canvas"
        >
          <ReactFlowProvider>
            <Canvas graph={graph} texts={texts} selection={selection} onSelect={setSelection} />
          </ReactFlowProvider>
        </section>
        <Card title={t('list.changes')}>
          {number <= 1 ? (
            <p className="text-body text-muted">{t('changes.first')}</p>
          ) : before.data === undefined ? (
            <Skeleton lines={3} />
          ) : (
            <div className="flex flex-col gap-3">
              <p className="text-body text-muted">
                {t('changes.before', { version: format.number(number - 1) })}
              </p>
              <Changes before={before.data.graph} after={graph} texts={texts} />
            </div>
          )}
        </Card>
      </div>
    </Page>
  );
}
