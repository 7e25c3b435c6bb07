import type { Happening } from '@waypost/journey';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** A happening in a few words: the name of its event, or how many conditions its rule has. */
export function useHappeningWords(): (happening: Happening) => string {
  const { t } = useTranslation('entries');
  return useCallback(
    (happening) => {
      const { rules } = happening.rule;
      if (happening.kind === 'rule') return t('happening.ruleWords', { count: rules.length });
      return rules.length === 0
        ? t('happening.eventWords', { event: happening.eventName })
        : t('happening.eventWhereWords', { event: happening.eventName, count: rules.length });
    },
    [t],
  );
}
