import { defaultLifetime, entryPeriod } from '@waypost/journey';
import type { JourneySettings } from '@waypost/journey';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';

/** Gives the sentences about when people enter, and how long they stay where that is not the usual time. */
export function usePeriodWords(): (settings: JourneySettings) => string {
  const { t } = useTranslation('waits');
  const format = useFormat();
  return useCallback(
    (settings) => {
      const { opens, closes, lifetime = defaultLifetime } = settings;
      const { opensAt, closesAt } = entryPeriod(settings);
      const isUsual =
        lifetime.amount === defaultLifetime.amount && lifetime.unit === defaultLifetime.unit;
      return [
        opens === undefined || opensAt === null
          ? null
          : t('opensOn', { when: format.dayAndTime(opensAt, opens.zone), zone: opens.zone }),
        closes === undefined || closesAt === null
          ? null
          : t('closesOn', { when: format.dayAndTime(closesAt, closes.zone), zone: closes.zone }),
        isUsual
          ? null
          : t('staysUntil', { duration: format.duration(lifetime.amount, lifetime.unit) }),
      ]
        .filter((sentence) => sentence !== null)
        .join(' ');
    },
    [t, format],
  );
}
