import type { ActivityCounts } from '@waypost/api';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';
import { useExclusionText } from './exclusion-text.ts';

/** What became of the messages of one activity so far. */
export function MessageReport({ counts }: { counts: ActivityCounts }) {
  const { t } = useTranslation(['editor', 'watch']);
  const format = useFormat();
  const exclusionText = useExclusionText();
  const share = (count: number) =>
    counts.accepted === 0 ? '' : format.percent(count / counts.accepted);
  const rows = [
    { label: t('report.accepted'), count: counts.accepted, share: '' },
    { label: t('report.sent'), count: counts.sent, share: share(counts.sent) },
    { label: t('report.delivered'), count: counts.delivered, share: share(counts.delivered) },
    { label: t('report.read'), count: counts.read, share: share(counts.read) },
    { label: t('watch:report.replied'), count: counts.replied, share: share(counts.replied) },
    ...(counts.clicked === 0
      ? []
      : [{ label: t('report.clicked'), count: counts.clicked, share: share(counts.clicked) }]),
    { label: t('report.failed'), count: counts.messageFailed, share: share(counts.messageFailed) },
    ...(counts.presumedDropped === 0
      ? []
      : [
          {
            label: t('report.presumedDropped'),
            count: counts.presumedDropped,
            share: share(counts.presumedDropped),
          },
        ]),
  ];
  const excluded = Object.entries(counts.excluded).filter(([, people]) => people > 0);
  return (
    <div className="flex flex-col gap-4">
      <dl className="flex flex-col">
        {rows.map((row) => (
          <div
            key={row.label}
            className="flex items-center justify-between border-b border-line py-2 text-body last:border-0"
          >
            <dt>{row.label}</dt>
            <dd className="flex items-baseline gap-2">
              <span className="text-caption text-muted">{row.share}</span>
              <span className="font-semibold">{format.number(row.count)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <section aria-label={t('report.excluded')} className="flex flex-col gap-1">
        <h3 className="text-label">{t('report.excluded')}</h3>
        {excluded.length === 0 ? (
          <p className="text-body text-muted">{t('report.nobodyExcluded')}</p>
        ) : (
          <ul>
            {excluded.map(([reason, people]) => (
              <li
                key={reason}
                className="flex items-baseline justify-between gap-3 border-b border-line py-2 text-body last:border-0"
              >
                {exclusionText(reason)}
                <span className="font-semibold">{format.number(people)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
