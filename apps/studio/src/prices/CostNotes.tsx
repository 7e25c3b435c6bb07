import type { Cost, PricedBy } from '@waypost/api';
import { Link } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** What a cost rests on: what it leaves out, what is free, whose prices these are, and where they stand. */
export function CostNotes({ cost }: { cost: Cost & PricedBy }) {
  const { t } = useTranslation('prices');
  const { unknownCountry, unpriced, elsewhere, free, isExample } = cost;
  return (
    <ul className="flex flex-col gap-0.5 text-caption text-muted">
      {unknownCountry > 0 && (
        <li className="text-warning">{t('cost.unknownCountry', { count: unknownCountry })}</li>
      )}
      {unpriced > 0 && <li className="text-warning">{t('cost.unpriced', { count: unpriced })}</li>}
      {elsewhere > 0 && <li>{t('cost.elsewhere', { count: elsewhere })}</li>}
      {free > 0 && <li>{t('cost.freeOnes', { count: free })}</li>}
      <li className="flex flex-wrap gap-x-1">
        {isExample && <span>{t('cost.examples')}</span>}
        <Link href="/settings/prices">{t('cost.prices')}</Link>
      </li>
    </ul>
  );
}
