import { Button, Banner, Card, Skeleton } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../activities/whatsapp/exclusion-text.ts';
import { useFormat } from '../i18n/format.ts';
import { CostNotes } from '../prices/CostNotes.tsx';
import { useCostText } from '../prices/cost-text.ts';
import type { PublishSummary } from '../publish/publish-summary.ts';
import { SenderSummary } from '../publish/SenderSummary.tsx';

/** Who would get the campaign, who would not and why, how long sending takes and what it costs. */
export function SendSummary({
  summary,
  failure,
  onRetry,
}: {
  /** Null while it is being counted. */
  summary: PublishSummary | null;
  failure: string | null;
  onRetry: () => void;
}) {
  const { t } = useTranslation('campaigns', { keyPrefix: 'summary' });
  const format = useFormat();
  const { t: prices } = useTranslation('prices');
  const exclusionText = useExclusionText();
  const costText = useCostText();
  if (summary === null) {
    return (
      <Card title={t('title')}>
        {failure === null ? (
          <Skeleton lines={3} />
        ) : (
          <Banner tone="danger" action={<Button onPress={onRetry}>{t('retry')}</Button>}>
            {failure}
          </Banner>
        )}
      </Card>
    );
  }
  const { cost } = summary;
  const isIncomplete = summary.problems.some(({ severity }) => severity === 'error');
  const isCounted = !isIncomplete && cost !== null && summary.reachable > 0;
  return (
    <>
      <Card title={t('title')}>
        <dl className="flex flex-col gap-2 text-body">
          <Line name={t('people')} value={format.number(summary.entry.people)} />
          {summary.exclusions.map(({ reason, people }) => (
            <Line
              key={reason}
              name={t('excluded', { reason: exclusionText(reason) })}
              value={`−${format.number(people)}`}
            />
          ))}
          {!isIncomplete && (
            <Line name={t('reachable')} value={format.number(summary.reachable)} isTotal />
          )}
          {isCounted && (
            // Whose prices these are is told below.
            <Line name={prices('cost.title')} value={costText({ ...cost, isExample: false })} />
          )}
        </dl>
        {isCounted && <CostNotes cost={cost} />}
        {isIncomplete && <p className="mt-2 text-caption text-muted">{t('incomplete')}</p>}
      </Card>
      {!isIncomplete && <SenderSummary summary={summary} />}
    </>
  );
}

function Line({
  name,
  value,
  isTotal = false,
}: {
  name: string;
  value: string;
  isTotal?: boolean;
}) {
  return (
    <div
      className={`flex justify-between gap-4 ${isTotal ? 'border-t border-line pt-2 font-semibold' : ''}`}
    >
      <dt>{name}</dt>
      <dd className="shrink-0">{value}</dd>
    </div>
  );
}
