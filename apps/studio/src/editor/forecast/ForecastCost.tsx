import type { JourneyForecast } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { Stat } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { useFormat } from '../../i18n/format.ts';
import { CostNotes } from '../../prices/CostNotes.tsx';
import { useCostText } from '../../prices/cost-text.ts';

/** What the messages of a forecast cost: together, by country, by message, and by branch where people part. */
export function ForecastCost({
  forecast,
  graph,
  texts,
  titles,
}: {
  forecast: JourneyForecast;
  graph: Graph;
  texts: ActivityTexts;
  titles: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('prices');
  const format = useFormat();
  const costText = useCostText();
  const { total, countries, currency, isExample } = forecast.cost;
  const cost = { ...total, currency, isExample };
  const money = (amount: number) => format.roundMoney(amount, currency);
  const titleOf = (id: string) => titles.get(id) ?? id;
  const branches = forecast.activities.flatMap(({ activityId, left, spent }) => {
    const activity = graph.activities.find(({ id }) => id === activityId);
    if (activity === undefined || Object.keys(spent).length === 0) return [];
    return Object.keys(left).map((port) => ({
      key: `${activityId} ${port}`,
      name: `${titleOf(activityId)}: ${texts.port(activity, port)}`,
      value: money(spent[port] ?? 0),
    }));
  });
  return (
    <div className="flex flex-col gap-3">
      <Stat label={t('cost.total')} value={costText({ ...cost, isExample: false })} />
      <CostNotes cost={cost} />
      <Amounts
        title={t('cost.byCountry')}
        items={countries
          .filter(({ amount, messages, free }) => amount > 0 || messages > free)
          .map(({ country, amount, ...counted }) => ({
            key: country ?? '',
            name: country === null ? t('cost.noCountry') : format.country(country),
            value:
              counted.unknownCountry + counted.unpriced === counted.messages
                ? t('cost.unknown')
                : money(amount),
          }))}
      />
      <Amounts
        title={t('cost.byMessage')}
        items={forecast.activities
          .filter((activity) => activity.cost > 0)
          .map((activity) => ({
            key: activity.activityId,
            name: titleOf(activity.activityId),
            value: money(activity.cost),
          }))}
      />
      <Amounts title={t('cost.byBranch')} items={branches} />
    </div>
  );
}

function Amounts({
  title,
  items,
}: {
  title: string;
  items: readonly { key: string; name: string; value: string }[];
}) {
  if (items.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-label">{title}</h3>
      {/* There are as many countries as the audience has: the list scrolls, also by keyboard. */}
      <ul tabIndex={0} aria-label={title} className="max-h-48 overflow-auto text-body">
        {items.map(({ key, name, value }) => (
          <li key={key} className="flex justify-between gap-2">
            <span className="min-w-0 break-words">{name}</span>
            <b className="shrink-0 tabular-nums">{value}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
