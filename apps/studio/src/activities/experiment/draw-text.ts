import { drawnReason, winnerReason } from '@waypost/journey';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';

/** Gives the words for why somebody took a variant; null for other reasons. */
export function useDrawText(): (reason: string) => string | null {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  return (reason) => {
    if (reason === winnerReason) return t('winnerTaken');
    if (!reason.startsWith(drawnReason)) return null;
    return t('drawn', { drawn: format.percent(Number(reason.slice(drawnReason.length)) / 100) });
  };
}
