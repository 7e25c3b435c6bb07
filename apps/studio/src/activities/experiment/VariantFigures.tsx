import type { ExperimentReport } from '@waypost/api';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';

/** A line per variant: people, how many succeeded, and the rate with the range it surely lies in. */
export function VariantFigures({
  report,
  name,
}: {
  report: ExperimentReport;
  name: (variant: string) => string;
}) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  return (
    <table className="w-full text-body">
      <thead>
        <tr className="text-caption text-muted">
          <td />
          <th scope="col" className="py-1 pl-3 text-right font-normal whitespace-nowrap">
            {t('people')}
          </th>
          <th scope="col" className="py-1 pl-3 text-right font-normal whitespace-nowrap">
            {t('reached')}
          </th>
          <th scope="col" className="py-1 pl-3 text-right font-normal whitespace-nowrap">
            {t('rate')}
          </th>
        </tr>
      </thead>
      <tbody>
        {report.figures.map(({ variant, people, reached, waiting, low, high }) => (
          <tr key={variant} className="border-t border-line align-top">
            <th scope="row" className="py-2 pr-2 text-left font-semibold">
              {name(variant)}
            </th>
            <td className="py-2 pl-3 text-right">
              {format.number(people)}
              {waiting > 0 && (
                <span className="block text-caption text-muted">
                  {t('waiting', { number: format.number(waiting) })}
                </span>
              )}
            </td>
            <td className="py-2 pl-3 text-right">{format.number(reached)}</td>
            <td className="py-2 pl-3 text-right">
              {people === 0 ? '–' : format.percent(reached / people)}
              {people > 0 && (
                <span className="block text-caption text-muted">
                  {t('range', { low: format.percent(low), high: format.percent(high) })}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
