import type { CampaignReport } from '@waypost/api';
import { Stat } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';

/** How far the messages of a campaign have come, each figure as a share of what was sent. */
export function ReportFigures({
  figures,
  countsClicks,
}: {
  figures: CampaignReport;
  /** Links are shortened, so that also nobody's click says something. */
  countsClicks: boolean;
}) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const waiting = figures.queued + figures.unknown;
  const ratio = (part: number): string | undefined =>
    figures.sent === 0
      ? undefined
      : t('report.ofSent', { percent: format.percent(part / figures.sent) });
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-3">
      <Stat
        label={t('report.people')}
        value={format.number(figures.people)}
        detail={waiting > 0 ? t('report.waiting', { count: waiting }) : undefined}
      />
      <Stat label={t('report.sent')} value={format.number(figures.sent)} />
      <Stat
        label={t('report.delivered')}
        value={format.number(figures.delivered)}
        detail={ratio(figures.delivered)}
      />
      <Stat
        label={t('report.read')}
        value={format.number(figures.read)}
        detail={ratio(figures.read)}
      />
      <Stat
        label={t('report.replies')}
        value={format.number(figures.replies)}
        detail={ratio(figures.replies)}
      />
      {(figures.clicked > 0 || countsClicks) && (
        <Stat
          label={t('report.clicked')}
          value={format.number(figures.clicked)}
          detail={ratio(figures.clicked)}
        />
      )}
      <Stat label={t('report.failed')} value={format.number(figures.failed)} />
      {figures.presumedDropped > 0 && (
        <Stat
          label={t('report.presumedDropped')}
          value={format.number(figures.presumedDropped)}
          detail={ratio(figures.presumedDropped)}
        />
      )}
    </div>
  );
}
