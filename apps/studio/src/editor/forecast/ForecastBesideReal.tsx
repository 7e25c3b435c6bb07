import type { JourneyForecast } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { Banner } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { useExclusionText } from '../../activities/whatsapp/exclusion-text.ts';
import { useFormat } from '../../i18n/format.ts';
import { compareForecast } from './compare-forecast.ts';
import type { Difference } from './compare-forecast.ts';

const words = {
  entered: 'came',
  finished: 'finished',
  failed: 'failed',
  exited: 'exited',
} as const;

/** A forecast of people who went through a version, beside what happened to them. */
export function ForecastBesideReal({
  forecast,
  happened,
  graph,
  texts,
  titles,
}: {
  forecast: JourneyForecast;
  happened: NonNullable<JourneyForecast['happened']>;
  graph: Graph;
  texts: ActivityTexts;
  titles: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('testing', { keyPrefix: 'forecast.replay' });
  const format = useFormat();
  const exclusionText = useExclusionText();
  const differences = compareForecast(forecast.activities, happened.activities);
  const name = ({ activityId, what }: Difference): string => {
    const title = titles.get(activityId) ?? activityId;
    if (what.kind === 'excluded') {
      return `${title}: ${t('left', { reason: exclusionText(what.reason) })}`;
    }
    if (what.kind !== 'left') {
      return `${title}: ${t(words[what.kind])}`;
    }
    const activity = graph.activities.find(({ id }) => id === activityId);
    return `${title}: ${activity === undefined ? what.port : texts.port(activity, what.port)}`;
  };
  return (
    <section aria-label={t('beside')} className="flex flex-col gap-2">
      <h3 className="text-label">{t('beside')}</h3>
      {happened.inside > 0 && <Banner>{t('still', { count: happened.inside })}</Banner>}
      {differences.length === 0 ? (
        <Banner tone="success">{t('same')}</Banner>
      ) : (
        <>
          <p className="text-body">{t('differs', { count: differences.length })}</p>
          {/* A large journey has many: the list scrolls, also by keyboard. */}
          <ul
            tabIndex={0}
            aria-label={t('differs', { count: differences.length })}
            className="flex max-h-64 flex-col gap-1 overflow-auto text-body"
          >
            {differences.map((difference) => (
              <li key={`${difference.activityId} ${JSON.stringify(difference.what)}`}>
                {name(difference)}
                <span className="block text-caption text-muted tabular-nums">
                  {t('line', {
                    forecast: format.number(difference.forecast),
                    happened: format.number(difference.happened),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
