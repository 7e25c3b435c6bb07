import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Campaign } from '@waypost/api';
import {
  AlertDialog,
  Banner,
  Button,
  Card,
  DateTimeField,
  PageHeader,
  SegmentedControl,
  Select,
  TextField,
} from '@waypost/ui';
import { CalendarClock, SendHorizontal } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { templatesOfSender, useResources } from '../activities/resources.ts';
import { MessageForm } from '../activities/whatsapp/MessageForm.tsx';
import { SenderBadge } from '../activities/whatsapp/SenderBadge.tsx';
import { linkButtonsOf, ShortenLinks } from '../activities/whatsapp/ShortenLinks.tsx';
import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { ConflictBanner } from '../editor/autosave/ConflictBanner.tsx';
import { PhonePreview } from '../editor/preview/PhonePreview.tsx';
import { PreviewProvider } from '../editor/preview/Previewing.tsx';
import { FieldAnchor } from '../editor/problems/FieldAnchor.tsx';
import { focusField } from '../editor/problems/focus-field.ts';
import { SavedState } from '../editor/top-bar/SavedState.tsx';
import { useFormat } from '../i18n/format.ts';
import { useProblemText } from '../i18n/problem-text.ts';
import { campaignProblems, languageOf } from './campaign-problems.ts';
import { ProblemsBanner } from './ProblemsBanner.tsx';
import { SendSummary } from './SendSummary.tsx';
import { useCampaignDraft } from './use-campaign-draft.ts';

/** In the list of audiences, where ids never start with a dot, this stands for all profiles. */
const everybody = '.everybody';

/** A campaign in work: who sends what to whom and when, and what sending would do. */
export function CampaignDraft({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const problemText = useProblemText();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const resources = useResources();
  const session = useQuery(orpc.session.get.queryOptions());
  const { fields, change, saver, state, takeTheirs } = useCampaignDraft(campaign);
  const [language, setLanguage] = useState<string | null>(null);
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState<number | null>(null);
  const [isPast, setPast] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [focused, setFocused] = useState<{ field: string } | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const summary = useQuery(orpc.campaigns.summary.queryOptions({ input: { id: campaign.id } }));
  const send = useMutation(
    orpc.campaigns.send.mutationOptions({
      onSuccess: async (sent) => {
        queries.setQueryData(orpc.campaigns.get.queryKey({ input: { id: campaign.id } }), sent);
        await queries.invalidateQueries({ queryKey: orpc.campaigns.key() });
      },
    }),
  );

  const zone = session.data?.workspace.timeZone ?? 'UTC';
  const problems = useMemo(
    () =>
      campaignProblems(t, fields, resources).map((problem) => ({
        ...problem,
        text: problemText(problem),
      })),
    [t, fields, resources, problemText],
  );
  const shown = isChecked ? problems : problems.filter(({ field }) => languageOf(field) !== null);
  const sender = resources.senders.find(({ id }) => id === fields.senderId);
  const isTimeMissing = when === 'later' && at === null;
  const timeError = isTimeMissing
    ? t('when.missing')
    : when === 'later' && isPast
      ? t('when.past')
      : null;
  const reachable = summary.data?.reachable ?? 0;
  const verb =
    when === 'later' && at !== null
      ? t('schedule', { when: format.dateTime(at, zone) })
      : when === 'later'
        ? t('scheduleShort')
        : summary.data === undefined || problems.length > 0
          ? t('send')
          : t('sendTo', { count: reachable });
  const jump = (field: string): void => {
    setFocused({ field });
    const problemLanguage = languageOf(field);
    if (problemLanguage !== null) setLanguage(problemLanguage);
    // The tab of that language is drawn first.
    requestAnimationFrame(() => {
      if (form.current) focusField(form.current, field);
    });
  };
  const ask = async (): Promise<void> => {
    setChecked(true);
    send.reset();
    const first = problems[0];
    const isOver = when === 'later' && at !== null && at <= Date.now();
    setPast(isOver);
    if (first !== undefined || timeError !== null || isOver) {
      jump(first?.field ?? 'at');
      return;
    }
    await saver.flush();
    await summary.refetch();
    if (saver.state.kind === 'saved') setAsking(true);
  };

  return (
    <PreviewProvider journeyName={fields.name} focused={focused}>
      <div className="mx-auto w-full max-w-300 p-6">
        <PageHeader
          title={fields.name.trim() === '' ? t('unnamed') : fields.name}
          parent={{ label: t('title'), href: '/campaigns' }}
          badge={<SavedState state={state} onRetry={() => void saver.flush()} />}
          action={
            <Button
              variant="primary"
              icon={when === 'now' ? <SendHorizontal aria-hidden /> : <CalendarClock aria-hidden />}
              onPress={() => void ask()}
            >
              {verb}
            </Button>
          }
        />
        {state.kind === 'conflict' && (
          <ConflictBanner
            conflict={state.conflict}
            onLoadTheirs={takeTheirs}
            onKeepMine={() => void saver.keepMine()}
          />
        )}
        {isChecked && problems.length > 0 && <ProblemsBanner problems={problems} onJump={jump} />}
        <div className="flex flex-wrap items-start gap-6">
          <div ref={form} className="flex min-w-80 flex-1 flex-col gap-4">
            <Card title={t('sections.basics')}>
              <div className="flex flex-col gap-4">
                <FieldAnchor field="name">
                  <TextField
                    label={t('name')}
                    isRequired
                    maxLength={120}
                    value={fields.name}
                    error={fields.name.trim() === '' ? t('nameMissing') : null}
                    onChange={(name) => change({ name })}
                  />
                </FieldAnchor>
                <FieldAnchor field="audienceId">
                  <Select
                    label={t('audience')}
                    help={t('audienceHelp')}
                    options={[
                      { value: everybody, label: t('everybody') },
                      ...resources.audiences.map(({ id, name, count }) => ({
                        value: id,
                        label: t('audienceOption', { name, count }),
                      })),
                    ]}
                    value={fields.audienceId ?? everybody}
                    onChange={(id) => change({ audienceId: id === everybody ? null : id })}
                  />
                </FieldAnchor>
              </div>
            </Card>
            <Card title={t('sections.message')}>
              <MessageForm
                senderId={fields.senderId}
                content={fields.content}
                onChange={change}
                problems={shown}
                language={language}
                onLanguageChange={setLanguage}
                mayOnlyRespond={false}
              />
              <div className="mt-4 border-t border-line pt-3">
                <ShortenLinks
                  isOn={fields.content.shortenLinks ?? false}
                  onChange={(shortenLinks) =>
                    change({ content: { ...fields.content, shortenLinks } })
                  }
                  buttons={linkButtonsOf(
                    fields.content,
                    templatesOfSender(resources, fields.senderId),
                  )}
                  isReadOnly={false}
                />
              </div>
            </Card>
            <Card title={t('sections.when')}>
              <div className="flex flex-col items-start gap-4">
                <SegmentedControl
                  label={t('sections.when')}
                  segments={[
                    { value: 'now', label: t('when.now') },
                    { value: 'later', label: t('when.later') },
                  ]}
                  value={when}
                  onChange={setWhen}
                />
                {when === 'later' && (
                  <FieldAnchor field="at">
                    <DateTimeField
                      label={t('when.at')}
                      help={t('when.zone', { zone })}
                      error={isChecked || isPast ? timeError : null}
                      isRequired
                      zone={zone}
                      value={at}
                      onChange={(chosen) => {
                        setAt(chosen);
                        setPast(chosen !== null && chosen <= Date.now());
                      }}
                      className="w-80"
                    />
                  </FieldAnchor>
                )}
              </div>
            </Card>
            <SendSummary
              summary={summary.data ?? null}
              failure={summary.isError ? failureText(summary.error) : null}
              onRetry={() => void summary.refetch()}
            />
          </div>
          <div className="sticky top-6 shrink-0">
            <PhonePreview
              senderId={fields.senderId}
              content={fields.content}
              language={language}
              onLanguageChange={setLanguage}
            />
          </div>
        </div>
        <AlertDialog
          title={t('confirm.title', { verb })}
          isOpen={isAsking}
          onOpenChange={setAsking}
          confirmLabel={verb}
          isPending={send.isPending}
          onConfirm={() =>
            send.mutate({
              id: campaign.id,
              ...(when === 'later' && at !== null
                ? { at: new Date(at).toISOString(), timeZone: zone }
                : {}),
            })
          }
        >
          <div className="flex flex-col gap-3">
            {send.isError && <Banner tone="danger">{failureText(send.error)}</Banner>}
            {sender && (
              <p className="flex flex-wrap items-center gap-2">
                {sender.name} <SenderBadge connection={sender.connection} />
              </p>
            )}
            <p>
              {t(sender?.connection === 'meta' ? 'confirm.real' : 'confirm.simulated', {
                count: reachable,
              })}
            </p>
          </div>
        </AlertDialog>
      </div>
    </PreviewProvider>
  );
}
