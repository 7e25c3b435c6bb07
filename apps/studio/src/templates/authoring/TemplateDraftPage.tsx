import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { StoredTemplateDraft } from '@waypost/api';
import { draftTemplate, templateHints, templateProblems } from '@waypost/whatsapp';
import {
  AlertDialog,
  Banner,
  Button,
  ErrorState,
  MessageBubble,
  Page,
  PageHeader,
  Phone,
  Skeleton,
} from '@waypost/ui';
import { SendHorizontal, Trash2 } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { isNotFound, useFailureText } from '../../api/failure.ts';
import { ConflictBanner } from '../../editor/autosave/ConflictBanner.tsx';
import { focusField } from '../../editor/problems/focus-field.ts';
import { SavedState } from '../../editor/top-bar/SavedState.tsx';
import { useFormat } from '../../i18n/format.ts';
import { exampleBubble } from '../example-bubble.ts';
import { DraftFields } from './DraftFields.tsx';
import { DraftFormProvider } from './DraftForm.tsx';
import { isUnwritten, useDraftTexts } from './draft-problem-text.ts';
import { useProblemPlace } from './problem-place.ts';
import { refusalOf } from './refusal.ts';
import { useTemplateDraft } from './use-template-draft.ts';

/** A template in work: its form, what Meta would refuse, and the phone it arrives on. */
export function TemplateDraftPage() {
  const { t } = useTranslation('authoring');
  const { t: common } = useTranslation();
  const failureText = useFailureText();
  const { draftId } = useParams({ from: '/shell/templates/drafts/$draftId' });
  const stored = useQuery({
    ...orpc.templateDrafts.get.queryOptions({ input: { id: draftId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (stored.data) return <TemplateDraftForm key={draftId} stored={stored.data} />;
  return (
    <Page>
      {stored.isLoadingError ? (
        <ErrorState
          title={isNotFound(stored.error) ? t('gone') : common('failure.loadTitle')}
          onRetry={() => void stored.refetch()}
        >
          {failureText(stored.error)}
        </ErrorState>
      ) : (
        <Skeleton lines={10} />
      )}
    </Page>
  );
}

function TemplateDraftForm({ stored }: { stored: StoredTemplateDraft }) {
  const { t } = useTranslation('authoring');
  const { t: templates } = useTranslation('templates');
  const format = useFormat();
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const session = useQuery(orpc.session.get.queryOptions());
  const senders = useQuery(orpc.senders.list.queryOptions());
  const { draft, change, saver, state, takeTheirs } = useTemplateDraft(stored);
  const { problemText, hintText } = useDraftTexts();
  const problemPlace = useProblemPlace();
  const [isChecked, setChecked] = useState(false);
  const [card, setCard] = useState(0);
  const [isThrowing, setThrowing] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const existing = useQuery({
    ...orpc.templates.get.queryOptions({ input: { id: stored.templateId ?? '' } }),
    enabled: stored.templateId !== null,
  });
  const submit = useMutation(
    orpc.templateDrafts.submit.mutationOptions({
      onSuccess: async ({ templateId }) => {
        await queries.invalidateQueries({ queryKey: orpc.templates.key() });
        await navigate({ to: '/templates/$templateId', params: { templateId }, replace: true });
        await queries.invalidateQueries({ queryKey: orpc.templateDrafts.list.key() });
      },
    }),
  );
  const remove = useMutation(
    orpc.templateDrafts.remove.mutationOptions({
      onSuccess: async () => {
        saver.stop();
        await queries.invalidateQueries({ queryKey: orpc.templateDrafts.list.key() });
        await navigate({ to: '/templates', replace: true });
      },
    }),
  );

  const problems = useMemo(() => templateProblems(draft), [draft]);
  const hints = useMemo(() => templateHints(draft), [draft]);
  const shown = isChecked ? problems : problems.filter((problem) => !isUnwritten(problem));
  const refusal = refusalOf(submit.error) ?? storedRefusal(stored);
  const errorAt = (field: string): string | null => {
    const found = shown.find((problem) => problem.field === field);
    if (found !== undefined) return problemText(found);
    return refusal?.field === field ? refusal.text : null;
  };
  const bubble = useMemo(() => exampleBubble(draftTemplate(draft)), [draft]);
  const sender = senders.data?.items.find(({ wabaId }) => wabaId === stored.wabaId);
  const role = session.data?.role;
  const maySubmit = role === 'publisher' || role === 'admin';

  const jump = (field: string): void => {
    const [, place] = /^(?:cards|examples\.card)\.(\d+)/.exec(field) ?? [];
    if (place !== undefined) setCard(Number(place));
    // That card is drawn first.
    requestAnimationFrame(() => {
      if (form.current) focusField(form.current, field);
    });
  };
  const handIn = async (): Promise<void> => {
    setChecked(true);
    submit.reset();
    const [first] = problems;
    if (first !== undefined) {
      jump(first.field);
      return;
    }
    await saver.flush();
    if (saver.state.kind === 'saved') submit.mutate({ id: stored.id });
  };

  return (
    <Page>
      <PageHeader
        title={draft.name === '' ? t('unnamed') : draft.name}
        parent={{ label: templates('title'), href: '/templates' }}
        badge={<SavedState state={state} onRetry={() => void saver.flush()} />}
        secondary={
          <Button icon={<Trash2 aria-hidden />} variant="danger" onPress={() => setThrowing(true)}>
            {t('discard.action')}
          </Button>
        }
        action={
          maySubmit && (
            <Button
              variant="primary"
              icon={<SendHorizontal aria-hidden />}
              isPending={submit.isPending}
              onPress={() => void handIn()}
            >
              {t('submit')}
            </Button>
          )
        }
      />
      {state.kind === 'conflict' && (
        <ConflictBanner
          conflict={state.conflict}
          onLoadTheirs={takeTheirs}
          onKeepMine={() => void saver.keepMine()}
        />
      )}
      {role === 'author' && (
        <Banner className="mb-4" title={t('authorOnly.title')}>
          {t('authorOnly.text')}
        </Banner>
      )}
      {refusal !== null && (
        <Banner tone="danger" className="mb-4" title={t('refused')}>
          {refusal.title !== '' && <p className="font-semibold">{refusal.title}</p>}
          <p>{refusal.text}</p>
        </Banner>
      )}
      {submit.isError && refusalOf(submit.error) === null && (
        <Banner tone="danger" className="mb-4">
          {failureText(submit.error)}
        </Banner>
      )}
      {isChecked && problems.length > 0 && (
        <Banner tone="danger" className="mb-4" title={t('problems', { count: problems.length })}>
          <ul className="mt-1 flex flex-col gap-1">
            {problems.slice(0, 8).map((problem) => (
              <li key={`${problem.field}-${problem.code}`}>
                <button
                  type="button"
                  className="focus-ring cursor-pointer text-left underline"
                  onClick={() => jump(problem.field)}
                >
                  {t('place.problem', {
                    place: problemPlace(problem.field),
                    problem: problemText(problem),
                  })}
                </button>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <div className="flex flex-wrap items-start gap-6">
        <div ref={form} className="flex min-w-80 flex-1 flex-col gap-4">
          <DraftFormProvider form={{ draft, change, errorAt }}>
            <DraftFields
              isExisting={stored.templateId !== null}
              isApproved={existing.data?.status === 'APPROVED'}
              card={card}
              onCard={setCard}
            />
          </DraftFormProvider>
        </div>
        <div className="sticky top-6 flex w-66 shrink-0 flex-col gap-3">
          <Phone
            label={templates('preview')}
            name={sender?.verifiedName || sender?.name || templates('business')}
            status={templates('businessAccount')}
          >
            <MessageBubble bubble={bubble} time={format.time('2026-01-01T09:41:00')} isPreview />
          </Phone>
          {hints.map((hint) => (
            <Banner key={`${hint.field}-${hint.code}`} tone="warning">
              {hintText(hint)}
            </Banner>
          ))}
        </div>
      </div>
      <AlertDialog
        title={t('discard.title')}
        isOpen={isThrowing}
        onOpenChange={setThrowing}
        confirmLabel={t('discard.action')}
        isDanger
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ id: stored.id })}
      >
        <p>{t(stored.templateId === null ? 'discard.text' : 'discard.textChange')}</p>
      </AlertDialog>
    </Page>
  );
}

function storedRefusal({ refusal }: StoredTemplateDraft) {
  return refusal === null ? null : { field: null, title: refusal.title, text: refusal.text };
}
