import { Card } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../activities/whatsapp/exclusion-text.ts';
import { useFormat } from '../i18n/format.ts';
import { CostNotes } from '../prices/CostNotes.tsx';
import { useCostText } from '../prices/cost-text.ts';
import type { PublishSummary } from './publish-summary.ts';

/** Who enters, who gets the first message and what that costs, and who does not and why. */
export function EntrySummary({ summary }: { summary: PublishSummary }) {
  const { t } = useTranslation('publish');
  const format = useFormat();
  const { t: prices } = useTranslation('prices');
  const exclusionText = useExclusionText();
  const costText = useCostText();
  const { entry, reachable, exclusions, cost } = summary;
  if (entry.kind === 'none') return null;
  return (
    <Card title={t('entry.title')}>
      <p className="text-body">{entryText()}</p>
      {entry.kind === 'audience' && summary.senders.length > 0 && (
        <table className="mt-3 w-full text-body">
          <tbody>
            <tr className="border-t border-line">
              <th scope="row" className="py-2 text-left font-semibold">
                {t('entry.reachable')}
              </th>
              <td className="py-2 text-right font-semibold">{format.number(reachable)}</td>
            </tr>
            {exclusions.map(({ reason, people }) => (
              <tr key={reason} className="border-t border-line">
                <th scope="row" className="py-2 text-left font-normal text-muted">
                  {t('entry.excluded', { reason: exclusionText(reason) })}
                </th>
                <td className="py-2 text-right">{format.number(people)}</td>
              </tr>
            ))}
            {cost !== null && reachable > 0 && (
              <tr className="border-t border-line">
                <th scope="row" className="py-2 text-left font-semibold">
                  {prices('cost.title')}
                </th>
                <td className="py-2 text-right font-semibold">{costText(cost)}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {entry.kind === 'audience' && cost !== null && reachable > 0 && <CostNotes cost={cost} />}
    </Card>
  );

  function entryText(): string {
    const { kind, people: count, audienceName: audience, eventName } = entry;
    if (kind === 'event') return t('entry.event', { event: eventName ?? '' });
    if (kind === 'message') return t('entry.message');
    return audience === null
      ? t('entry.everybody', { count })
      : t('entry.audience', { count, audience });
  }
}
