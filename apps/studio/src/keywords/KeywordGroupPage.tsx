import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { KeywordGroupInput } from '@waypost/api';
import { ErrorState, Page, PageHeader, Skeleton } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { PreviewProvider } from '../editor/preview/Previewing.tsx';
import { KeywordGroupForm } from './KeywordGroupForm.tsx';

const newGroup: KeywordGroupInput = { kind: 'custom', name: '', words: [] };

/** A group that does not exist yet. */
export function NewKeywordGroupPage() {
  return (
    <PreviewProvider journeyName="">
      <KeywordGroupForm id={null} start={newGroup} />
    </PreviewProvider>
  );
}

/** One group of words: what they do and what is answered. */
export function KeywordGroupPage() {
  const { groupId } = useParams({ from: '/shell/settings/keywords/$groupId' });
  const { t } = useTranslation('keywords');
  const { t: common } = useTranslation();
  const failureText = useFailureText();
  const found = useQuery(orpc.keywords.get.queryOptions({ input: { id: groupId } }));
  if (found.data === undefined) {
    return (
      <Page>
        <PageHeader title={t('title')} parent={{ label: t('title'), href: '/settings/keywords' }} />
        {found.isLoadingError ? (
          <ErrorState title={common('failure.loadTitle')} onRetry={() => void found.refetch()}>
            {failureText(found.error)}
          </ErrorState>
        ) : (
          <Skeleton lines={8} />
        )}
      </Page>
    );
  }
  return (
    <PreviewProvider journeyName="">
      <KeywordGroupForm key={found.data.id} id={found.data.id} start={found.data} />
    </PreviewProvider>
  );
}
