import type { ActivityCounts } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { useTranslation } from 'react-i18next';

import { distinctTitles } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { useFormat } from '../../i18n/format.ts';

/** What became of the messages of each WhatsApp activity: how many, and which share of those sent. */
export function MessagesTable({
  graph,
  texts,
  byActivity,
}: {
  graph: Graph;
  texts: ActivityTexts;
  byActivity: ReadonlyMap<string, ActivityCounts>;
}) {
  const { t } = useTranslation('watch');
  const format = useFormat();
  const titles = distinctTitles(graph, texts);
  const messages = graph.activities.filter(({ type }) => type === 'whatsapp');
  if (messages.length === 0) return null;
  return (
    <section aria-label={t('report.title')} className="flex flex-col gap-2">
      <h3 className="text-label">{t('report.title')}</h3>
      <table className="w-full text-caption">
        <caption className="sr-only">{t('report.title')}</caption>
        <thead>
          <tr className="text-muted">
            {[
              t('report.accepted'),
              t('report.delivered'),
              t('report.read'),
              t('report.replied'),
              t('report.clicked'),
              t('report.failed'),
            ].map((name) => (
              <th key={name} scope="col" className="pb-1 text-right font-normal first:text-left">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {messages.map(({ id }) => {
          const numbers = byActivity.get(id);
          const accepted = numbers?.accepted ?? 0;
          const share = (people = 0) => (accepted === 0 ? '–' : format.percent(people / accepted));
          return (
            <tbody key={id} className="border-t border-line">
              <tr>
                <th scope="rowgroup" colSpan={6} className="pt-2 text-left text-body font-semibold">
                  {titles.get(id) ?? id}
                </th>
              </tr>
              <tr className="text-body">
                <td className="pb-2">{format.number(accepted)}</td>
                {[
                  numbers?.delivered,
                  numbers?.read,
                  numbers?.replied,
                  numbers?.clicked,
                  numbers?.messageFailed,
                ].map((people, place) => (
                  // The columns stand where they stand.
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={place} className="pb-2 text-right" title={format.number(people ?? 0)}>
                    {share(people)}
                  </td>
                ))}
              </tr>
            </tbody>
          );
        })}
      </table>
    </section>
  );
}
