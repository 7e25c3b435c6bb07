import { useQuery } from '@tanstack/react-query';
import type { Graph } from '@waypost/journey';
import { Card, Skeleton } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useActivityTexts } from '../activities/activity-texts.ts';
import { useResources } from '../activities/resources.ts';
import { orpc } from '../api/client.ts';
import { Changes } from '../changes/Changes.tsx';
import { useFormat } from '../i18n/format.ts';

/** What publishing the draft changes of the version that was published last. */
export function ChangesCard({
  journeyId,
  version,
  draft,
}: {
  journeyId: string;
  version: number;
  draft: Graph;
}) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const texts = useActivityTexts(useResources());
  const published = useQuery({
    ...orpc.journeys.version.queryOptions({ input: { id: journeyId, number: version } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Card title={t('changes.title')}>
      <div className="flex flex-col gap-3">
        <p className="text-body text-muted">
          {t('changes.before', { version: format.number(version) })}
        </p>
        {published.data === undefined ? (
          <Skeleton lines={3} />
        ) : (
          <Changes before={published.data.graph} after={draft} texts={texts} />
        )}
      </div>
    </Card>
  );
}
