import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { templateDraft, templateProblems } from '@waypost/whatsapp';
import type { TemplateCategory } from '@waypost/whatsapp';
import { Banner, Button, Card, Page, PageHeader, RadioGroup, Select, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SenderBadge } from '../../activities/whatsapp/SenderBadge.tsx';
import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { LanguageField, plainName } from './BasicsFields.tsx';
import { useDraftTexts } from './draft-problem-text.ts';

const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const satisfies TemplateCategory[];

/** Asks what a template can't do without, then opens its form. */
export function NewTemplatePage() {
  const { t, i18n } = useTranslation('authoring');
  const { t: templates } = useTranslation('templates');
  const failureText = useFailureText();
  const { problemText } = useDraftTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const senders = useQuery(orpc.senders.list.queryOptions());
  const accounts = [
    ...new Map((senders.data?.items ?? []).map((sender) => [sender.wabaId, sender])).values(),
  ];
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [category, setCategory] = useState<TemplateCategory>('MARKETING');
  const [language, setLanguage] = useState(i18n.language === 'zh' ? 'zh_CN' : i18n.language);
  const [isChecked, setChecked] = useState(false);
  const sender = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  const create = useMutation(
    orpc.templateDrafts.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: orpc.templateDrafts.list.key() });
        await navigate({
          to: '/templates/drafts/$draftId',
          params: { draftId: id },
          replace: true,
        });
      },
    }),
  );
  const content = templateDraft({ name, category, language });
  const problem = templateProblems(content).find(({ field }) => field === 'name');
  const submit = (): void => {
    setChecked(true);
    if (problem !== undefined || sender === undefined) return;
    create.mutate({ senderId: sender.id, content });
  };
  return (
    <Page width="narrow">
      <PageHeader
        title={t('new.title')}
        parent={{ label: templates('title'), href: '/templates' }}
        description={t('new.lead')}
      />
      <Card>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {create.isError && <Banner tone="danger">{failureText(create.error)}</Banner>}
          {senders.isSuccess && sender === undefined && (
            <Banner tone="warning">{templates('noSender')}</Banner>
          )}
          {accounts.length > 1 && sender !== undefined && (
            <Select
              label={t('new.account')}
              help={t('new.accountHelp')}
              options={accounts.map(({ id, name: label }) => ({ value: id, label }))}
              value={sender.id}
              onChange={setChosen}
            />
          )}
          {sender !== undefined && (
            <p className="flex flex-wrap items-center gap-2 text-caption text-muted">
              <SenderBadge connection={sender.connection} />
              {t(sender.connection === 'simulator' ? 'new.simulator' : 'new.meta')}
            </p>
          )}
          <TextField
            label={t('basics.name')}
            help={t('basics.nameHelp')}
            isRequired
            autoFocus
            value={name}
            onChange={(written) => setName(plainName(written))}
            error={
              problem !== undefined && (isChecked || problem.code !== 'name_required')
                ? problemText(problem)
                : null
            }
          />
          <RadioGroup
            label={t('basics.category')}
            isRequired
            options={categories.map((value) => ({
              value,
              label: t(`category.${value}`),
              description: t(`categoryHelp.${value}`),
            }))}
            value={category}
            onChange={setCategory}
          />
          <LanguageField
            label={t('basics.language')}
            value={language}
            onChange={setLanguage}
            error={null}
          />
          <Button
            type="submit"
            variant="primary"
            className="self-start"
            isPending={create.isPending}
            isDisabled={sender === undefined}
          >
            {t('new.create')}
          </Button>
        </form>
      </Card>
    </Page>
  );
}
