import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { StoredTemplate, TemplateHistory } from '@waypost/api';
import { Banner, Button, Dialog, Menu } from '@waypost/ui';
import type { MenuAction } from '@waypost/ui';
import { Ellipsis, Languages, Pencil, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { LanguageField } from './authoring/BasicsFields.tsx';
import { DeleteTemplateDialog } from './DeleteTemplateDialog.tsx';

/** What may be done with a template at Meta: change it, write it in another language, wake it, delete it. */
export function TemplateActions({
  template,
  versions,
  history,
}: {
  template: StoredTemplate;
  versions: readonly StoredTemplate[];
  history: TemplateHistory | null;
}) {
  const { t } = useTranslation('templates');
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const session = useQuery(orpc.session.get.queryOptions());
  const [isAdding, setAdding] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const editText = useEditText();
  const start = useMutation(
    orpc.templateDrafts.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: orpc.templateDrafts.list.key() });
        await navigate({ to: '/templates/drafts/$draftId', params: { draftId: id } });
      },
    }),
  );
  const unpause = useMutation(
    orpc.templates.unpause.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.templates.key() }),
    }),
  );
  const role = session.data?.role;
  if (role === undefined || role === 'viewer') return null;
  const mayPublish = role !== 'author';
  const failure = start.error ?? unpause.error;
  const isGone = template.status === 'DELETED' || template.status === 'PENDING_DELETION';
  const actions: MenuAction[] = [
    {
      id: 'edit',
      label: t(history?.draftId ? 'actions.editGoOn' : 'actions.edit'),
      icon: <Pencil aria-hidden />,
      isDisabled: history === null || history.edit.blocked !== null,
      ...(history === null ? {} : { description: editText(history.edit) }),
      onAction: () => start.mutate({ templateId: template.id }),
    },
    {
      id: 'language',
      label: t('actions.addLanguage'),
      icon: <Languages aria-hidden />,
      isDisabled: isGone,
      onAction: () => setAdding(true),
    },
    ...(mayPublish && template.status === 'PAUSED'
      ? [
          {
            id: 'unpause',
            label: t('actions.unpause'),
            description: t('actions.unpauseHelp'),
            icon: <Play aria-hidden />,
            onAction: () => unpause.mutate({ id: template.id }),
          },
        ]
      : []),
    ...(mayPublish
      ? [
          {
            id: 'delete',
            label: t('actions.delete'),
            icon: <Trash2 aria-hidden />,
            isDanger: true,
            isDisabled: isGone || template.status === 'DISABLED',
            onAction: () => setDeleting(true),
          },
        ]
      : []),
  ];
  return (
    <>
      {failure !== null && <Banner tone="danger">{failureText(failure)}</Banner>}
      <Menu
        label={t('actions.menu')}
        trigger={
          <Button icon={<Ellipsis aria-hidden />} isPending={start.isPending || unpause.isPending}>
            {t('actions.menu')}
          </Button>
        }
        actions={actions}
      />
      <AddLanguageDialog
        isOpen={isAdding}
        onOpenChange={setAdding}
        taken={versions.map(({ language }) => language)}
        isPending={start.isPending}
        onAdd={(language) => start.mutate({ templateId: template.id, language })}
      />
      <DeleteTemplateDialog
        template={template}
        languages={versions.length}
        uses={history?.uses ?? []}
        isOpen={isDeleting}
        onOpenChange={setDeleting}
      />
    </>
  );
}

function AddLanguageDialog({
  isOpen,
  onOpenChange,
  taken,
  isPending,
  onAdd,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  taken: readonly string[];
  isPending: boolean;
  onAdd: (language: string) => void;
}) {
  const { t } = useTranslation('templates');
  const [language, setLanguage] = useState('');
  const isTaken = taken.includes(language);
  return (
    <Dialog
      title={t('language.title')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      actions={
        <Button
          variant="primary"
          isPending={isPending}
          isDisabled={language === '' || isTaken}
          onPress={() => onAdd(language)}
        >
          {t('language.add')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-muted">{t('language.text')}</p>
        <LanguageField
          label={t('language.label')}
          value={language}
          onChange={setLanguage}
          error={isTaken ? t('language.taken') : null}
        />
      </div>
    </Dialog>
  );
}

/** Gives whether Meta takes an edit now, and how many are left. */
function useEditText(): (edit: TemplateHistory['edit']) => string {
  const { t } = useTranslation('templates');
  const format = useFormat();
  return ({ blocked, nextAt, left }) => {
    switch (blocked) {
      case 'status':
        return t('edit.status');
      case 'daily':
        return t('edit.daily', { when: nextAt === null ? '' : format.dateTime(nextAt) });
      case 'monthly':
        return t('edit.monthly', { when: nextAt === null ? '' : format.dateTime(nextAt) });
      case null:
        return left === null ? t('edit.free') : t('edit.left', { count: left });
    }
  };
}
