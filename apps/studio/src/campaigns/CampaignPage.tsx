import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ErrorState, Page, Skeleton } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { isNotFound, useFailureText } from '../api/failure.ts';
import { CampaignDraft } from './CampaignDraft.tsx';
import { CampaignReport } from './CampaignReport.tsx';

/** One campaign: a form until it is sent or scheduled, then its report. */
export function CampaignPage() {
  const { t } = useTranslation('campaigns');
  const { t: common } = useTranslation();
  const failureText = useFailureText();
  const { campaignId } = useParams({ from: '/shell/campaigns/$campaignId' });
  const campaign = useQuery({
    ...orpc.campaigns.get.queryOptions({ input: { id: campaignId } }),
    refetchInterval: ({ state }) => {
      const status = state.data?.status;
      return status === 'scheduled' || status === 'sending' ? 2_000 : false;
    },
    // A draft in work must not be replaced by what another window saved.
    refetchOnWindowFocus: ({ state }) => state.data?.status !== 'draft',
  });
  if (!campaign.data) {
    return (
      <Page>
        {campaign.isLoadingError ? (
          <ErrorState
            title={isNotFound(campaign.error) ? t('gone') : common('failure.loadTitle')}
            onRetry={() => void campaign.refetch()}
          >
            {failureText(campaign.error)}
          </ErrorState>
        ) : (
          <Skeleton lines={10} />
        )}
      </Page>
    );
  }
  return campaign.data.status === 'draft' ? (
    <CampaignDraft key={campaign.data.id} campaign={campaign.data} />
  ) : (
    <CampaignReport campaign={campaign.data} />
  );
}
