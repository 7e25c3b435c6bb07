import type { ListedCampaign } from '@waypost/api';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';

/** Sent, delivered and read of one line of the list; nothing before anything was sent. */
export function ListFigures({ campaign: { status, figures } }: { campaign: ListedCampaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  if (status === 'draft' || status === 'scheduled') return <span className="text-muted">–</span>;
  const { sent, delivered, read } = figures;
  return (
    <span className="whitespace-nowrap">
      {[sent, delivered, read].map((figure) => format.number(figure)).join(' · ')}
      <span className="sr-only"> {t('columns.figures')}</span>
    </span>
  );
}
