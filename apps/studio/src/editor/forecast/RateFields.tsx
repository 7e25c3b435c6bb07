import type { Graph } from '@waypost/journey';
import { Badge, NumberField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { wayKey, withRate } from './rates.ts';
import type { EditedRate } from './rates.ts';

/** What the author expects of people, by activity and port, and where each rate comes from. */
export function RateFields({
  rates,
  graph,
  texts,
  titles,
  onChange,
}: {
  rates: readonly EditedRate[];
  graph: Graph;
  texts: ActivityTexts;
  titles: ReadonlyMap<string, string>;
  onChange: (rates: EditedRate[]) => void;
}) {
  const { t } = useTranslation('testing');
  return graph.activities.map((activity) => {
    const own = rates.filter(({ activityId }) => activityId === activity.id);
    if (own.length === 0) return null;
    const title = titles.get(activity.id) ?? activity.id;
    return (
      <fieldset key={activity.id} className="flex min-w-0 flex-col gap-3">
        <legend className="mb-2 text-label">{title}</legend>
        {own.map((rate) => (
          <div key={wayKey(rate)} className="flex items-end gap-2">
            <NumberField
              className="min-w-0 flex-1"
              label={texts.port(activity, rate.port)}
              value={rate.share}
              minValue={0}
              maxValue={1}
              step={0.01}
              formatOptions={{ style: 'percent' }}
              onChange={(share) => onChange(withRate(rates, rate, share))}
            />
            <Badge
              tone={rate.source === 'yours' ? 'info' : 'neutral'}
              className={rate.source === 'assumed' ? 'mb-2 hatched' : 'mb-2'}
            >
              {t(`forecast.source.${rate.source}`)}
            </Badge>
          </div>
        ))}
      </fieldset>
    );
  });
}
