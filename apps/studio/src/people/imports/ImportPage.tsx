import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
  Banner,
  Card,
  ErrorState,
  LinkButton,
  Page,
  PageHeader,
  ProgressBar,
  Skeleton,
} from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { isNotFound, useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { ImportResult } from './ImportResult.tsx';
import { ImportStatus } from './ImportStatus.tsx';
import { MappingForm } from './MappingForm.tsx';

/** One import from its columns to its result. */
export function ImportPage() {
  const { t } = useTranslation('people', { keyPrefix: 'imports' });
  const { t: common } = useTranslation();
  const format = useFormat();
  const failureText = useFailureText();
  const { importId } = useParams({ from: '/shell/people/imports/$importId' });
  const query = useQuery({
    ...orpc.imports.get.queryOptions({ input: { id: importId } }),
    refetchInterval: ({ state }) => {
      const status = state.data?.status;
      return status === 'checking' || status === 'importing' ? 500 : false;
    },
  });
  if (!query.data) {
    return (
      <Page>
        {query.isLoadingError ? (
          <ErrorState
            title={isNotFound(query.error) ? t('gone') : common('failure.loadTitle')}
            onRetry={() => void query.refetch()}
          >
            {failureText(query.error)}
          </ErrorState>
        ) : (
          <Skeleton lines={10} />
        )}
      </Page>
    );
  }
  const current = query.data;
  const { status, progress } = current;
  const isRunning = status === 'checking' || status === 'importing';
  return (
    <Page>
      <PageHeader
        title={current.fileName}
        parent={{ label: t('title'), href: '/people/imports' }}
        badge={<ImportStatus status={status} />}
        description={t('uploaded', { when: format.dateTime(current.createdAt) })}
        action={
          status === 'done' && (
            <LinkButton
              variant="primary"
              href={current.audienceId === null ? '/people/profiles' : '/people/audiences'}
            >
              {t(current.audienceId === null ? 'seePeople' : 'seeAudience')}
            </LinkButton>
          )
        }
      />
      {status === 'failed' && (
        <Banner tone="danger" title={t('failed')} className="mb-4">
          {current.failure}
        </Banner>
      )}
      {isRunning && (
        <Card>
          <ProgressBar
            label={t(status === 'checking' ? 'checking' : 'importing')}
            value={progress.bytesDone}
            max={Math.max(current.byteSize, 1)}
            valueLabel={t('rowsDone', { count: progress.rowsDone })}
          />
        </Card>
      )}
      {status !== 'done' && (
        // It stays while the file is read: what was chosen in it must not be lost.
        <div hidden={isRunning}>
          <MappingForm key={current.id} current={current} />
        </div>
      )}
      {status === 'done' && <ImportResult current={current} />}
    </Page>
  );
}
