import type { Cost, PricedBy } from '@waypost/api';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';

/** "about €281", and where nobody has written prices yet, by which ones. */
export function useCostText(): (cost: Cost & PricedBy) => string {
  const { t } = useTranslation('prices');
  const format = useFormat();
  return ({ amount, currency, isExample, messages, free, unknownCountry, unpriced }) => {
    if (messages > 0 && messages === free) return t('cost.free');
    if (messages > 0 && messages === unknownCountry + unpriced) return t('cost.unknown');
    const text = { amount: format.roundMoney(amount, currency) };
    return isExample ? t('cost.example', text) : t('cost.about', text);
  };
}

/** "3 without a price": what a cost leaves out; null: nothing. */
export function useUncountedText(): (cost: Cost) => string | null {
  const { t } = useTranslation('prices');
  return ({ unknownCountry, unpriced }) => {
    const count = unknownCountry + unpriced;
    return count === 0 ? null : t('cost.missing', { count });
  };
}
