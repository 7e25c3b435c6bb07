import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { templateSlots } from '@waypost/whatsapp';
import type { TemplateSlot } from '@waypost/whatsapp';
import {
  Banner,
  Button,
  Card,
  ErrorState,
  LinkButton,
  MessageBubble,
  Page,
  PageHeader,
  Phone,
  Skeleton,
  Table,
  Tabs,
} from '@waypost/ui';
import { Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { isNotFound, useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { Facts } from '../people/profiles/Facts.tsx';
import { exampleBubble } from './example-bubble.ts';
import { TemplateStatus } from './TemplateStatus.tsx';

/** One template in all its languages, on a phone with its example values. */
export function TemplatePage() {
  const { t } = useTranslation('templates');
  const { t: common } = useTranslation();
  const format = useFormat();
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { templateId } = useParams({ from: '/shell/templates/$templateId' });
  const list = useQuery(orpc.templates.list.queryOptions({ input: {} }));
  const senders = useQuery(orpc.senders.list.queryOptions());
  const one = useQuery(orpc.templates.get.queryOptions({ input: { id: templateId } }));
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
        {one.isError ? (
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
  const others = (list.data?.items ?? []).filter(
    ({ name, wabaId }) => name === template.name && wabaId === template.wabaId,
  );
  const versions = (others.length === 0 ? [template] : others).sort((a, b) =>
    a.language.localeCompare(b.language, 'en'),
  );
  const sender = senders.data?.items.find(({ wabaId }) => wabaId === template.wabaId);
  const slots = templateSlots(template);

  const slotPlace = (slot: TemplateSlot): string => {
    const place =
      slot.component === 'button'
        ? t('slot.button', { name: slot.name })
        : t(`slot.${slot.component}`);
    return slot.cardIndex === undefined
      ? place
      : t('slot.card', { card: slot.cardIndex + 1, place });
  };
  const isUsable = versions.some(({ status }) => status === 'APPROVED');

  return (
    <Page>
      <PageHeader
        title={template.name}
        parent={{ label: t('title'), href: '/templates' }}
        badge={<TemplateStatus status={template.status} />}
        secondary={
          <LinkButton href="/journeys" icon={<Workflow aria-hidden />}>
            {t('useInJourney')}
          </LinkButton>
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
      {template.rejectedReason !== null && template.status === 'REJECTED' && (
        <Banner tone="danger" title={t('rejected')} className="mb-4">
          {template.rejectedReason}
        </Banner>
      )}
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
                    <Card title={t('facts.title')}>
                      <Facts
                        items={[
                          {
                            name: t('columns.category'),
                            value: t(`category.${template.category}`),
                          },
                          {
                            name: t('columns.status'),
                            value: t(`statusHelp.${template.status}`),
                          },
                          {
                            name: t('facts.quality'),
                            value: qualityText(template.quality),
                          },
                          { name: t('sender'), value: sender?.name ?? template.wabaId },
                          {
                            name: t('columns.synced'),
                            value: format.dateTime(template.syncedAt),
                          },
                        ]}
                      />
                    </Card>
                    <section>
                      <h2 className="mb-3 text-title">{t('slot.title')}</h2>
                      <Table
                        label={t('slot.title')}
                        columns={[
                          {
                            id: 'place',
                            header: t('slot.place'),
                            cell: slotPlace,
                          },
                          {
                            id: 'name',
                            header: t('slot.name'),
                            cell: (slot) => (slot.component === 'button' ? '' : slot.name),
                          },
                          {
                            id: 'kind',
                            header: t('slot.kind'),
                            cell: (slot) => t(`kind.${slot.kind}`),
                          },
                          {
                            id: 'example',
                            header: t('slot.example'),
                            cell: (slot) => <span className="break-all">{slot.example}</span>,
                          },
                        ]}
                        rows={slots}
                        rowKey={(slot) => slot.key}
                        empty={<p className="p-4 text-body text-muted">{t('slot.none')}</p>}
                      />
                    </section>
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

  function qualityText(quality: string): string {
    switch (quality) {
      case 'GREEN':
        return t('facts.green');
      case 'YELLOW':
        return t('facts.yellow');
      case 'RED':
        return t('facts.red');
      default:
        return t('facts.unrated');
    }
  }
}
