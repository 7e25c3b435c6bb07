import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Campaign } from '@waypost/api';
import {
  AlertDialog,
  Banner,
  Button,
  Card,
  ErrorState,
  Page,
  PageHeader,
  Skeleton,
} from '@waypost/ui';
import { CircleStop, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../activities/whatsapp/exclusion-text.ts';
import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { PhonePreview } from '../editor/preview/PhonePreview.tsx';
import { PreviewProvider } from '../editor/preview/Previewing.tsx';
import { useFormat } from '../i18n/format.ts';
import { CampaignStatus } from './CampaignStatus.tsx';
import { ReportFigures } from './ReportFigures.tsx';
import { ReportMessages } from './ReportMessages.tsx';
import type { ReportView } from './ReportMessages.tsx';

/** A campaign that is scheduled, on its way or done: its figures and its people. */
export function CampaignReport({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const { t: common } = useTranslation();
  const format = useFormat();
  const failureText = useFailureText();
  const exclusionText = useExclusionText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isStopping, setStopping] = useState(false);
  const [language, setLanguage] = useState<string | null>(null);
  const [view, setView] = useState<ReportView>('all');
  const isScheduled = campaign.status === 'scheduled';
  const report = useQuery({
    ...orpc.campaigns.report.queryOptions({ input: { id: campaign.id } }),
    enabled: !isScheduled,
    refetchInterval: campaign.status === 'sending' ? 1_000 : 3_000,
  });
  const stop = useMutation(
    orpc.campaigns.stop.mutationOptions({
      onSuccess: async (stopped) => {
        queries.setQueryData(orpc.campaigns.get.queryKey({ input: { id: campaign.id } }), stopped);
        await queries.invalidateQueries({ queryKey: orpc.campaigns.key() });
        setStopping(false);
      },
    }),
  );
  const duplicate = useMutation(
    orpc.campaigns.duplicate.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: orpc.campaigns.list.key() });
        await navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } });
      },
    }),
  );
  const figures = report.data;

  return (
    <Page>
      <PageHeader
        title={campaign.name}
        parent={{ label: t('title'), href: '/campaigns' }}
        badge={<CampaignStatus status={campaign.status} />}
        description={
          isScheduled && campaign.scheduledAt !== null
            ? t('report.scheduled', {
                when: format.dateTime(campaign.scheduledAt, campaign.timeZone ?? undefined),
                zone: campaign.timeZone ?? 'UTC',
              })
            : campaign.scheduledAt !== null
              ? t('report.sentAt', {
                  when: format.dateTime(campaign.scheduledAt, campaign.timeZone ?? undefined),
                })
              : undefined
        }
        secondary={
          (isScheduled || campaign.status === 'sending') && (
            <Button
              variant="danger"
              icon={<CircleStop aria-hidden />}
              onPress={() => setStopping(true)}
            >
              {t(isScheduled ? 'unschedule' : 'stop')}
            </Button>
          )
        }
        action={
          <Button
            variant="primary"
            icon={<Copy aria-hidden />}
            isPending={duplicate.isPending}
            onPress={() => duplicate.mutate({ id: campaign.id })}
          >
            {t('duplicate')}
          </Button>
        }
      />
      {duplicate.isError && (
        <Banner tone="danger" className="mb-4">
          {failureText(duplicate.error)}
        </Banner>
      )}
      {report.isError && !figures && (
        <ErrorState title={common('failure.loadTitle')} onRetry={() => void report.refetch()}>
          {failureText(report.error)}
        </ErrorState>
      )}
      {!isScheduled && report.isPending && <Skeleton lines={6} />}
      <div className="flex flex-wrap items-start gap-6">
        <div className="flex min-w-80 flex-1 flex-col gap-6">
          {isScheduled && (
            <Banner tone="info" title={t('report.waitingTitle')}>
              {t('report.waitingText')}
            </Banner>
          )}
          {figures && (
            <>
              <ReportFigures
                figures={figures}
                countsClicks={campaign.content.shortenLinks === true}
              />
              <Card title={t('report.excluded')}>
                {figures.excluded.length === 0 ? (
                  <p className="text-body text-muted">{t('report.nobodyExcluded')}</p>
                ) : (
                  <ul className="flex flex-col">
                    {figures.excluded.map(({ reason, people }) => (
                      <li
                        key={reason}
                        className="flex min-h-9 items-center justify-between gap-4 text-body"
                      >
                        {exclusionText(reason)}
                        <Button
                          variant="quiet"
                          size="small"
                          onPress={() => setView(`excluded:${reason}`)}
                        >
                          {t('report.showPeople', { count: people })}
                        </Button>
                      </li>
                    ))}
                  </ul>
                )}
              </Card>
              <ReportMessages
                campaignId={campaign.id}
                figures={figures}
                view={view}
                onView={setView}
              />
            </>
          )}
        </div>
        <div className="shrink-0">
          <PreviewProvider journeyName={campaign.name}>
            <PhonePreview
              senderId={campaign.senderId}
              content={campaign.content}
              language={language}
              onLanguageChange={setLanguage}
            />
          </PreviewProvider>
        </div>
      </div>
      <AlertDialog
        title={t(isScheduled ? 'unscheduleTitle' : 'stopTitle')}
        isOpen={isStopping}
        onOpenChange={setStopping}
        confirmLabel={t(isScheduled ? 'unschedule' : 'stop')}
        isDanger
        isPending={stop.isPending}
        onConfirm={() => stop.mutate({ id: campaign.id })}
      >
        {stop.isError && (
          <Banner tone="danger" className="mb-3">
            {failureText(stop.error)}
          </Banner>
        )}
        {t(isScheduled ? 'unscheduleText' : 'stopText')}
      </AlertDialog>
    </Page>
  );
}
