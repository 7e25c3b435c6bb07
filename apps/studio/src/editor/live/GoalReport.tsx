import { useQuery } from '@tanstack/react-query';
import { activityPorts } from '@waypost/journey';
import type { Graph } from '@waypost/journey';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How the journey does by its goal: how many reached it, how fast, and of which branch or variant. */
export function GoalReport({
  journeyId,
  graph,
  texts,
}: {
  journeyId: string;
  graph: Graph;
  texts: ActivityTexts;
}) {
  const { t } = useTranslation('entries');
  const format = useFormat();
  const { goal } = graph.settings;
  const report = useQuery({
    ...orpc.journeys.goal.queryOptions({ input: { id: journeyId } }),
    enabled: goal !== undefined,
    refetchInterval: 5000,
  });
  if (goal === undefined || report.data === undefined) return null;
  const { entered, reached, medianMs, ways } = report.data;
  const branching = graph.activities.filter((activity) => activityPorts(activity).length > 1);
  return (
    <section aria-label={t('goal.report')} className="flex flex-col gap-2">
      <h3 className="text-label">{goal.name === '' ? t('goal.report') : goal.name}</h3>
      <p className="text-body">
        {entered === 0
          ? t('goal.nobodyYet')
          : t('goal.reached', {
              reached: format.number(reached),
              entered: format.number(entered),
              share: format.percent(reached / entered),
            })}
      </p>
      {medianMs !== null && (
        <p className="text-caption text-muted">{t('goal.median', { time: lasting(medianMs) })}</p>
      )}
      {branching.map((activity) => {
        const own = ways.filter(({ activityId, left }) => activityId === activity.id && left > 0);
        if (own.length === 0) return null;
        return (
          <table key={activity.id} className="w-full text-body">
            <caption className="pb-1 text-left text-caption text-muted">
              {texts.title(activity)}
            </caption>
            <tbody>
              {own.map((way) => (
                <tr key={way.port} className="border-t border-line">
                  <th scope="row" className="py-1.5 text-left font-normal">
                    {texts.port(activity, way.port)}
                  </th>
                  <td className="py-1.5 text-right">
                    {t('goal.way', {
                      reached: format.number(way.reached),
                      left: format.number(way.left),
                      share: format.percent(way.reached / way.left),
                    })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </section>
  );

  function lasting(ms: number): string {
    if (ms < hourMs)
      return t('duration.minutes', { count: Math.max(1, Math.round(ms / minuteMs)) });
    if (ms < 2 * dayMs) return t('duration.hours', { count: Math.round(ms / hourMs) });
    return t('duration.days', { count: Math.round(ms / dayMs) });
  }
}
