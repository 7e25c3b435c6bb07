import type { JourneyForecast } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { Stat } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../../activities/whatsapp/exclusion-text.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import type { Resources } from '../../activities/resources.ts';
import { useFormat } from '../../i18n/format.ts';
import { sendingTime } from '../../publish/sending-time.ts';
import { ForecastBesideReal } from './ForecastBesideReal.tsx';
import { ForecastCost } from './ForecastCost.tsx';

/**
 * What a forecast expects: people, messages by sender and day, what they cost, who is left out, and when limits
 * are reached.
 */
export function ForecastResult({
  forecast,
  resources,
  graph,
  texts,
  titles,
}: {
  forecast: JourneyForecast;
  resources: Resources;
  graph: Graph;
  texts: ActivityTexts;
  titles: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('testing');
  const format = useFormat();
  const exclusionText = useExclusionText();
  const messages = forecast.senders.reduce((sum, sender) => sum + sender.messages, 0);
  const excluded = excludedBy(forecast);
  const { currency } = forecast.cost;
  return (
    <section aria-label={t('forecast.result')} className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-4">
        <Stat label={t('forecast.people')} value={format.number(forecast.people)} />
        <Stat label={t('forecast.messages')} value={format.number(messages)} />
      </div>
      {forecast.happened !== null && (
        <ForecastBesideReal
          forecast={forecast}
          happened={forecast.happened}
          graph={graph}
          texts={texts}
          titles={titles}
        />
      )}
      {messages > 0 && (
        <ForecastCost forecast={forecast} graph={graph} texts={texts} titles={titles} />
      )}
      {forecast.senders.map(
        ({ senderId, days, drainSeconds, limitReachedAt, messages: all, cost: spent }) => (
          <div key={senderId} className="flex flex-col gap-1">
            <h3 className="text-label">
              {resources.senders.find(({ id }) => id === senderId)?.name ?? t('forecast.noSender')}
            </h3>
            <p className="text-body">
              {t('forecast.sends', {
                messages: format.number(all),
                time: sendingTime(drainSeconds, 1, format),
              })}
              {spent > 0 && ` ${format.roundMoney(spent, currency)}`}
            </p>
            {limitReachedAt !== null && (
              <p className="text-body text-warning">
                {t('forecast.limit', { when: format.dayAndTime(limitReachedAt) })}
              </p>
            )}
            {/* A journey may go on for a year: the list scrolls, also by keyboard. */}
            <ul
              tabIndex={0}
              aria-label={t('forecast.days')}
              className="max-h-40 overflow-auto text-caption text-muted"
            >
              {days.map(({ day, messages: ofDay, cost }) => (
                <li key={day}>
                  {t('forecast.day', {
                    day: format.number(day + 1),
                    messages: format.number(ofDay),
                  })}
                  {cost > 0 && ` · ${format.roundMoney(cost, currency)}`}
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
      {excluded.length > 0 && (
        <div className="flex flex-col gap-1">
          <h3 className="text-label">{t('forecast.excluded')}</h3>
          <ul className="text-body">
            {excluded.map(([reason, people]) => (
              <li key={reason} className="flex justify-between gap-2">
                <span>{exclusionText(reason)}</span>
                <b>{format.number(people)}</b>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** Messages left out by reason, the most frequent first. */
function excludedBy({ activities }: JourneyForecast): [string, number][] {
  const sums = new Map<string, number>();
  for (const { excluded } of activities) {
    for (const [reason, people] of Object.entries(excluded)) {
      sums.set(reason, (sums.get(reason) ?? 0) + people);
    }
  }
  return [...sums].toSorted((a, b) => b[1] - a[1]);
}
