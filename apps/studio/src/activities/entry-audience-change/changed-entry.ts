import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Says that people enter by coming into an audience, or by leaving it. */
export function useChangedEntry(): (audience: string, change: 'enters' | 'leaves') => string {
  const { t } = useTranslation('entries');
  return useCallback((audience, change) => t(`change.sentence.${change}`, { audience }), [t]);
}
