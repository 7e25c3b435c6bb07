import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { StoredTemplate } from '@waypost/api';
import {
  Banner,
  Button,
  ErrorState,
  LinkButton,
  MessageBubble,
  Page,
  PageHeader,
  Phone,
  Skeleton,
  Tabs,
} from '@waypost/ui';
import { Workflow } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { isNotFound, useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { exampleBubble } from './example-bubble.ts';
import { TemplateActions } from './TemplateActions.tsx';
import { TemplateFacts } from './TemplateFacts.tsx';
import { TemplateNews } from './TemplateNews.tsx';
import { TemplateSlots } from './TemplateSlots.tsx';
import { TemplateStatus } from './TemplateStatus.tsx';
import { TemplateTimeline } from './TemplateTimeline.tsx';
import { TemplateUses } from './TemplateUses.tsx';
import { otherwiseMs, refreshEvery } from './refresh.ts';

/** One template in all its languages: where its review stands, and on a phone with its example values. */
export function TemplatePage() {
  const { t } = useTranslation('templates');
  const { t: common } = useTranslation();
  const format = useFormat();
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { templateId } = useParams({ from: '/shell/templates/$templateId' });
  const list = useQuery({
    ...orpc.templates.list.queryOptions({ input: {} }),
    refetchInterval: (query) => refreshEvery(query.state.data?.items),
  });
  const senders = useQuery(orpc.senders.list.queryOptions());
  const one = useQuery({
    ...orpc.templates.get.queryOptions({ input: { id: templateId } }),
    refetchInterval: (query) => refreshEvery(query.state.data && [query.state.data]),
  });
  const history = useQuery({
    ...orpc.templates.history.queryOptions({ input: { id: templateId } }),
    refetchInterval: otherwiseMs,
  });
  const { refetch: readHistory } = history;
  const status = one.data?.status;
  useEffect(() => {
    // Whatever changed its state is on its timeline too, and decides whether it may be edited.
    if (status !== undefined) void readHistory();
  }, [status, readHistory]);
  const createCampaign = useMutation(
    orpc.campaigns.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: orpc.campaigns.list.key() });
        await navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } });
      },
    }),
  );

  if (!one.data) {
    return (
      <Page>
        {one.isLoadingError ? (
          <ErrorState
            title={isNotFound(one.error) ? t('gone') : common('failure.loadTitle')}
            onRetry={() => void one.refetch()}
          >
            {failureText(one.error)}
          </ErrorState>
        ) : (
          <Skeleton lines={10} />
        )}
      </Page>
    );
  }
  const template = one.data;
  const versions = versionsOf(template, list.data?.items ?? []);
  const sender = senders.data?.items.find(({ wabaId }) => wabaId === template.wabaId);
  const isUsable = versions.some(({ status }) => status === 'APPROVED');

  return (
    <Page>
      <PageHeader
        title={template.name}
        parent={{ label: t('title'), href: '/templates' }}
        badge={<TemplateStatus status={template.status} />}
        secondary={
          <>
            <TemplateActions
              template={template}
              versions={versions}
              history={history.data ?? null}
            />
            <LinkButton href="/journeys" icon={<Workflow aria-hidden />}>
              {t('useInJourney')}
            </LinkButton>
          </>
        }
        action={
          isUsable && (
            <Button
              variant="primary"
              isPending={createCampaign.isPending}
              onPress={() =>
                createCampaign.mutate({
                  name: template.name,
                  senderId: sender?.id ?? null,
                  content: {
                    template: {
                      name: template.name,
                      defaultLanguage: template.language,
                      byLanguage: Object.fromEntries(
                        versions
                          .filter(({ status }) => status === 'APPROVED')
                          .map(({ language }) => [language, { values: {} }]),
                      ),
                    },
                  },
                })
              }
            >
              {t('useInCampaign')}
            </Button>
          )
        }
      />
      {createCampaign.isError && (
        <Banner tone="danger" className="mb-4">
          {failureText(createCampaign.error)}
        </Banner>
      )}
      <TemplateNews template={template} />
      <div className="flex flex-wrap items-start gap-6">
        <div className="flex min-w-80 flex-1 flex-col gap-4">
          <Tabs
            label={t('columns.languages')}
            selected={template.id}
            onSelect={(id) =>
              void navigate({ to: '/templates/$templateId', params: { templateId: id } })
            }
            items={versions.map((version) => ({
              id: version.id,
              label: format.language(version.language),
              content:
                version.id === template.id ? (
                  <div className="flex flex-col gap-4">
                    <TemplateFacts template={template} sender={sender} />
                    <TemplateSlots template={template} />
                    {history.data && <TemplateUses uses={history.data.uses} />}
                    {history.data && <TemplateTimeline steps={history.data.steps} />}
                  </div>
                ) : null,
            }))}
          />
        </div>
        <Phone
          label={t('preview')}
          name={sender?.verifiedName || sender?.name || t('business')}
          status={t('businessAccount')}
        >
          <MessageBubble
            bubble={exampleBubble(template)}
            time={format.time(template.syncedAt)}
            isPreview
          />
        </Phone>
      </div>
    </Page>
  );
}

/** All languages of the template that still exist at Meta, and the one looked at. */
function versionsOf(
  template: StoredTemplate,
  all: readonly StoredTemplate[],
): readonly StoredTemplate[] {
  const others = all.filter(
    ({ id, name, wabaId }) =>
      id !== template.id && name === template.name && wabaId === template.wabaId,
  );
  return [template, ...others].toSorted((a, b) => a.language.localeCompare(b.language, 'en'));
}
