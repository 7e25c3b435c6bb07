import { useQuery } from '@tanstack/react-query';
import { ErrorState, Page, Skeleton } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { PricesForm } from './PricesForm.tsx';

/** What the workspace pays for messages. */
export function PricesPage() {
  const { t: failure } = useTranslation('common', { keyPrefix: 'failure' });
  const failureText = useFailureText();
  const { data, isError, error, refetch } = useQuery(orpc.rateCard.get.queryOptions());
  const role = useQuery(orpc.session.get.queryOptions()).data?.role;
  if (data !== undefined) {
    return <PricesForm stored={data} mayChange={role === 'publisher' || role === 'admin'} />;
  }
  return (
    <Page>
      {isError ? (
        <ErrorState title={failure('loadTitle')} onRetry={() => void refetch()}>
          {failureText(error)}
        </ErrorState>
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}
