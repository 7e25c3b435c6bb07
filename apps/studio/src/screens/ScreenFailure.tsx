import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFailureText } from '../api/failure.ts';

/** What a screen shows when drawing it failed; Retry starts it afresh. */
export function ScreenFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  return (
    <div className="pt-16">
      <ErrorState
        title={t('failure.title')}
        onRetry={() => {
          queries.reset();
          reset();
          void router.invalidate();
        }}
      >
        {failureText(error)}
      </ErrorState>
    </div>
  );
}
