import type { JourneySettings } from '@waypost/journey';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Says in one sentence who may enter again, and how often a person may be inside at once. */
export function useReentrySentence(): (settings: JourneySettings) => string {
  const { t } = useTranslation('entries');
  return useCallback(
    ({ reentry, reentryAfter, concurrencyField: field }) => {
      const isKeyed = field !== undefined && field !== '';
      if (reentry === 'after' && reentryAfter !== undefined) {
        const duration = t(`duration.${reentryAfter.unit}`, { count: reentryAfter.amount });
        return isKeyed
          ? t('reentry.sentence.afterKeyed', { duration, field })
          : t('reentry.sentence.after', { duration });
      }
      const rule = reentry === 'always' ? 'always' : 'never';
      return isKeyed
        ? t(`reentry.sentence.${rule}Keyed`, { field })
        : t(`reentry.sentence.${rule}`);
    },
    [t],
  );
}
