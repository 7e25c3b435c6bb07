import { useQuery } from '@tanstack/react-query';
import type { Campaign } from '@waypost/api';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/format.ts';

/** Sent, delivered and read of one line of the list; nothing before anything was sent. */
export function ListFigures({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const hasStarted = campaign.status !== 'draft' && campaign.status !== 'scheduled';
  const report = useQuery({
    ...orpc.campaigns.report.queryOptions({ input: { id: campaign.id } }),
    enabled: hasStarted,
    refetchInterval: campaign.status === 'sending' ? 5_000 : false,
  });
  if (!hasStarted || !report.data) return <span className="text-muted">–</span>;
  const { sent, delivered, read } = report.data;
  return (
    <span className="whitespace-nowrap">
      {[sent, delivered, read].map((figure) => format.number(figure)).join(' · ')}
      <span className="sr-only"> {t('columns.figures')}</span>
    </span>
  );
}
