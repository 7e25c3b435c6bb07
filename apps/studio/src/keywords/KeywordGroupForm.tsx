import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { KeywordGroupInput } from '@waypost/api';
import {
  AlertDialog,
  Banner,
  Button,
  Card,
  Checkbox,
  Page,
  PageHeader,
  Select,
  Switch,
  TextArea,
  TextField,
} from '@waypost/ui';
import { responseContentSchema, validateContent } from '@waypost/whatsapp';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { profileFields, useResources } from '../activities/resources.ts';
import { personalValues } from '../activities/whatsapp/personal-values.ts';
import { ResponseForm } from '../activities/whatsapp/response/ResponseForm.tsx';
import { startOfKind } from '../activities/whatsapp/response/response-kinds.ts';
import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { PhonePreview } from '../editor/preview/PhonePreview.tsx';
import { usePreviewing } from '../editor/preview/Previewing.tsx';
import { useProblemText } from '../i18n/problem-text.ts';

const kinds = ['custom', 'help', 'opt_in', 'opt_out', 'default'] as const;

/** Everything about a group: its words, what they mean for consent, and the answer beside its phone. */
export function KeywordGroupForm({ id, start }: { id: string | null; start: KeywordGroupInput }) {
  const { t, i18n } = useTranslation('keywords');
  const { t: editor } = useTranslation('editor');
  const failureText = useFailureText();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const resources = useResources();
  const { data } = usePreviewing();
  const session = useQuery(orpc.session.get.queryOptions());
  const isReadOnly = session.data?.role !== 'publisher' && session.data?.role !== 'admin';
  const [group, setGroup] = useState(start);
  const [wordLines, setWordLines] = useState((start.words ?? []).join('\n'));
  const [language, setLanguage] = useState<string | null>(null);
  const [isChecked, setChecked] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const [savedOnce, setSavedOnce] = useState(false);
  const change = (changed: Partial<KeywordGroupInput>): void => {
    setSavedOnce(false);
    setGroup({ ...group, ...changed });
  };
  const toList = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: orpc.keywords.key() });
    await navigate({ to: '/settings/keywords' });
  };
  const create = useMutation(orpc.keywords.create.mutationOptions({ onSuccess: toList }));
  const update = useMutation(
    orpc.keywords.update.mutationOptions({
      onSuccess: async () => {
        setSavedOnce(true);
        await queries.invalidateQueries({ queryKey: orpc.keywords.key() });
      },
    }),
  );
  const remove = useMutation(orpc.keywords.remove.mutationOptions({ onSuccess: toList }));

  const reply = useMemo(
    () => (group.reply == null ? null : responseContentSchema.parse(group.reply)),
    [group.reply],
  );
  const problems = useMemo(() => {
    if (reply === null) return [];
    return validateContent({ response: reply }, [], profileFields(resources)).map((problem) => ({
      ...problem,
      text: problemText(problem),
    }));
  }, [reply, resources, problemText]);
  const values = useMemo(
    () => personalValues(editor, resources, ['text'], [], data),
    [editor, resources, data],
  );
  const senderId = group.senderId ?? null;
  const words = wordLines
    .split('\n')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const isDefault = group.kind === 'default';
  const missingName = group.name.trim() === '' ? t('form.nameMissing') : null;
  const missingWords = !isDefault && words.length === 0 ? t('form.wordsMissing') : null;
  const save = (): void => {
    setChecked(true);
    if (missingName !== null || missingWords !== null || problems.length > 0) return;
    const whole = { ...group, reply, senderId, words: isDefault ? [] : words };
    if (id === null) create.mutate(whole);
    else update.mutate({ ...whole, id });
  };
  const togglePurpose = (purpose: 'marketing' | 'service', isOn: boolean): void => {
    const others = (group.purposes ?? []).filter((known) => known !== purpose);
    change({ purposes: isOn ? [...others, purpose] : others });
  };
  const failed = create.error ?? update.error;

  return (
    <Page>
      <PageHeader
        title={group.name.trim() === '' ? t('create') : group.name}
        parent={{ label: t('title'), href: '/settings/keywords' }}
        description={t(`kindHelp.${group.kind}`)}
        action={
          !isReadOnly && (
            <Button
              variant="primary"
              isPending={create.isPending || update.isPending}
              onPress={save}
            >
              {t(id === null ? 'create' : 'form.save')}
            </Button>
          )
        }
        secondary={
          !isReadOnly &&
          id !== null && (
            <Button variant="danger" onPress={() => setRemoving(true)}>
              {t('remove')}
            </Button>
          )
        }
      />
      <div aria-live="polite" className="empty:hidden">
        {failed && (
          <Banner tone="danger" className="mb-4">
            {failureText(failed)}
          </Banner>
        )}
        {savedOnce && (
          <Banner tone="success" className="mb-4">
            {t('form.saved')}
          </Banner>
        )}
        {isChecked && problems.length > 0 && (
          <Banner tone="danger" className="mb-4">
            {t('form.problems')}
          </Banner>
        )}
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_auto]">
        <div className="flex min-w-0 flex-col gap-4">
          <Card title={t('form.what')}>
            <div className="flex flex-col gap-4">
              <TextField
                label={t('form.name')}
                isRequired
                isReadOnly={isReadOnly}
                maxLength={80}
                value={group.name}
                onChange={(name) => change({ name })}
                error={isChecked ? missingName : null}
              />
              {id === null && (
                <Select
                  label={t('columns.kind')}
                  options={kinds.map((kind) => ({
                    value: kind,
                    label: t(`kind.${kind}`),
                    description: t(`kindHelp.${kind}`),
                  }))}
                  value={group.kind}
                  onChange={(kind) => change({ kind })}
                />
              )}
              {!isDefault && (
                <TextArea
                  label={t('columns.words')}
                  help={t('form.wordsHelp')}
                  isRequired
                  isReadOnly={isReadOnly}
                  rows={5}
                  value={wordLines}
                  onChange={(lines) => {
                    setSavedOnce(false);
                    setWordLines(lines);
                  }}
                  error={isChecked ? missingWords : null}
                />
              )}
              <Select
                label={t('columns.sender')}
                isDisabled={isReadOnly}
                options={[
                  { value: '', label: t('everySender') },
                  ...resources.senders.map((sender) => ({ value: sender.id, label: sender.name })),
                ]}
                value={senderId ?? ''}
                onChange={(chosen) => change({ senderId: chosen === '' ? null : chosen })}
              />
              {(group.kind === 'opt_in' || group.kind === 'opt_out') && (
                <fieldset className="flex flex-col gap-1" disabled={isReadOnly}>
                  <legend className="text-label">{t(`form.purposes.${group.kind}`)}</legend>
                  {(['marketing', 'service'] as const).map((purpose) => (
                    <Checkbox
                      key={purpose}
                      isDisabled={isReadOnly}
                      isSelected={group.purposes?.includes(purpose) ?? false}
                      onChange={(isOn) => togglePurpose(purpose, isOn)}
                    >
                      {t(`form.${purpose}`)}
                    </Checkbox>
                  ))}
                </fieldset>
              )}
              <Switch
                isSelected={group.enabled ?? true}
                isDisabled={isReadOnly}
                onChange={(enabled) => change({ enabled })}
              >
                {t('form.enabled')}
              </Switch>
            </div>
          </Card>
          <Card title={t('columns.answer')}>
            <div className="flex flex-col gap-4">
              <Switch
                isSelected={reply !== null}
                isDisabled={isReadOnly}
                onChange={(isOn) =>
                  change({
                    reply: isOn
                      ? {
                          defaultLanguage: i18n.language,
                          byLanguage: { [i18n.language]: startOfKind('text') },
                        }
                      : null,
                  })
                }
              >
                {t('form.answers')}
              </Switch>
              {reply !== null && (
                <ResponseForm
                  response={reply}
                  onChange={(changed) => change({ reply: changed })}
                  values={values}
                  problems={isChecked ? problems : []}
                  language={language}
                  onLanguageChange={setLanguage}
                  isReadOnly={isReadOnly}
                />
              )}
            </div>
          </Card>
        </div>
        {reply !== null && (
          <PhonePreview
            senderId={senderId ?? resources.senders[0]?.id ?? null}
            content={{ response: reply }}
            language={language}
            onLanguageChange={setLanguage}
          />
        )}
      </div>
      <AlertDialog
        title={t('removeTitle', { name: group.name })}
        isOpen={isRemoving}
        onOpenChange={setRemoving}
        confirmLabel={t('removeConfirm')}
        isDanger
        isPending={remove.isPending}
        onConfirm={() => {
          if (id !== null) remove.mutate({ id });
        }}
      >
        {t('removeText')}
        {remove.isError && (
          <Banner tone="danger" className="mt-3">
            {failureText(remove.error)}
          </Banner>
        )}
      </AlertDialog>
    </Page>
  );
}
