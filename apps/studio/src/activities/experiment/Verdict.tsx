import type { ExperimentReport } from '@waypost/api';
import type { ExperimentDecision } from '@waypost/journey';
import { Banner } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';

/** Surer than this a difference is called one, where the author did not say how sure it has to be. */
const usualConfidence = 95;

/** Which variant is better, in a marketer's words, and how sure that is. */
export function Verdict({
  report,
  decision,
  name,
}: {
  report: ExperimentReport;
  decision: ExperimentDecision;
  name: (variant: string) => string;
}) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const { best, confidence, isComparable } = report;
  const needed = decision.kind === 'automatic' ? decision.confidence : usualConfidence;
  const isSure = best !== null && confidence * 100 >= needed;
  return (
    <div className="flex flex-col gap-2">
      <Banner tone={isSure ? 'success' : 'info'}>
        {best === null
          ? t(isComparable ? 'verdictNone' : 'verdictWaiting')
          : t(isSure ? 'verdictBest' : 'verdictSlight', {
              name: name(best),
              confidence: certainty(confidence),
            })}
      </Banner>
      <p className="text-caption text-muted">{t('verdictHelp')}</p>
      {decision.kind === 'automatic' && report.decision === null && (
        <p className="text-caption text-muted">
          {t('minimumLeft', {
            people: format.number(decision.minimumPeople),
            confidence: format.percent(decision.confidence / 100),
          })}
        </p>
      )}
    </div>
  );

  /** Nothing that is measured is ever certain: no 100 %. */
  function certainty(ratio: number): string {
    return format.percent(Math.min(0.999, Math.floor(ratio * 1000) / 1000));
  }
}
