import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';
import { lengthText } from './paces.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Says how fast a trial goes: "A day takes 1 minute". */
export function usePaceText(): (factor: number) => string {
  const { t } = useTranslation('testing');
  const format = useFormat();
  return (factor) => {
    if (factor === 1) return t('phones.ownPace');
    return factor < 1440
      ? t('phones.hourTakes', { time: lengthText(hourMs / factor, format) })
      : t('phones.dayTakes', { time: lengthText(dayMs / factor, format) });
  };
}
