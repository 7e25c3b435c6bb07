import { useTranslation } from 'react-i18next';

import { useFailureText } from './failure.ts';

interface Query {
  isError: boolean;
  error: unknown;
  refetch(): Promise<unknown>;
}

/** What a table shows instead of rows when its query failed: what, why, and a way to try again. */
export interface LoadFailure {
  title: string;
  text: string;
  onRetry: () => void;
}

/** Gives a function that turns a query into what its table says about a failure; null while there is none. */
export function useLoadFailure(): (query: Query) => LoadFailure | null {
  const { t } = useTranslation('common');
  const failureText = useFailureText();
  return (query) =>
    query.isError
      ? {
          title: t('failure.loadTitle'),
          text: failureText(query.error),
          onRetry: () => void query.refetch(),
        }
      : null;
}
