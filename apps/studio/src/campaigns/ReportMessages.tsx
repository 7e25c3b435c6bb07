import type { CampaignReport } from '@waypost/api';
import { Tabs } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../activities/whatsapp/exclusion-text.ts';
import { CampaignMessages } from './CampaignMessages.tsx';
import type { MessageFilter } from './CampaignMessages.tsx';

/** Which messages of a campaign are shown. */
export type ReportView = 'all' | 'failed' | 'unknown' | 'replies' | `excluded:${string}`;

/** The messages of a campaign by what became of them; those of the chosen kind are listed. */
export function ReportMessages({
  campaignId,
  figures,
  view,
  onView,
}: {
  campaignId: string;
  figures: Pick<CampaignReport, 'unknown' | 'excluded'>;
  view: ReportView;
  onView: (view: ReportView) => void;
}) {
  const { t } = useTranslation('campaigns', { keyPrefix: 'messages' });
  const exclusionText = useExclusionText();
  const tab = (id: ReportView, label: string) => ({
    id,
    label,
    content: id === view && <CampaignMessages campaignId={campaignId} filter={filterOf(id)} />,
  });
  return (
    <section aria-label={t('title')}>
      <h2 className="mb-2 text-title">{t('title')}</h2>
      <Tabs
        label={t('title')}
        selected={view}
        onSelect={onView}
        items={[
          tab('all', t('all')),
          tab('failed', t('failed')),
          ...(figures.unknown > 0 || view === 'unknown' ? [tab('unknown', t('unknown'))] : []),
          tab('replies', t('replies')),
          ...figures.excluded.map(({ reason }) => tab(`excluded:${reason}`, exclusionText(reason))),
        ]}
      />
    </section>
  );
}

function filterOf(view: ReportView): MessageFilter {
  switch (view) {
    case 'all':
      return {};
    case 'failed':
      return { show: 'failed' };
    case 'unknown':
      return { state: 'unknown' };
    case 'replies':
      return { direction: 'in' };
    default:
      return { exclusion: view.slice('excluded:'.length) };
  }
}
