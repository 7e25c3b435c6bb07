import { useMutation, useQueryClient } from '@tanstack/react-query';
import { joinGraphs } from '@waypost/journey';
import type { Graph } from '@waypost/journey';
import { Banner, Button, Dialog } from '@waypost/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useActorName } from '../../api/use-actor-name.ts';
import { useChangeLines } from '../../changes/change-lines.ts';
import { ChangeList } from '../../changes/ChangeList.tsx';
import { useFormat } from '../../i18n/format.ts';
import type { DraftConflict } from './draft-saver.ts';

/** Most characters of a journey's name. */
const longestName = 120;

/** Two drafts side by side, each as what it changed, and what can be done about it. Nothing happens by itself. */
export function ConflictDialog({
  journeyName,
  conflict,
  base,
  mine,
  texts,
  onTakeMine,
  onTakeTheirs,
  onTakeBoth,
  onCopied,
  onClose,
}: {
  journeyName: string;
  conflict: DraftConflict;
  /** What both started from. */
  base: Graph;
  mine: Graph;
  texts: ActivityTexts;
  onTakeMine: () => void;
  onTakeTheirs: () => void;
  onTakeBoth: (joined: Graph) => void;
  /** Mine is a journey of its own now. */
  onCopied: (copy: { id: string; name: string }) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('drafting');
  const format = useFormat();
  const actorName = useActorName();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const changeLines = useChangeLines(texts);
  const joined = joinGraphs(base, mine, conflict.draft);
  const copy = useMutation(
    orpc.journeys.create.mutationOptions({
      onSuccess: async (copied) => {
        await queries.invalidateQueries({ queryKey: orpc.journeys.list.key() });
        onCopied(copied);
      },
    }),
  );
  const copyName = t('conflict.copyName', {
    name: journeyName.slice(0, longestName - t('conflict.copyName', { name: '' }).length),
  });
  return (
    <Dialog
      title={t('conflict.title')}
      size="large"
      isOpen
      onOpenChange={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('conflict.later')}</Button>
          <Button
            isPending={copy.isPending}
            onPress={() => copy.mutate({ name: copyName, draft: mine })}
          >
            {t('conflict.copy')}
          </Button>
          {joined !== null && (
            <Button variant="primary" onPress={() => onTakeBoth(joined)}>
              {t('conflict.both')}
            </Button>
          )}
        </>
      }
    >
      <p className="mb-4">{joined === null ? t('conflict.same') : t('conflict.apart')}</p>
      {copy.isError && (
        <Banner tone="danger" className="mb-4">
          {failureText(copy.error)}
        </Banner>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Side
          title={t('conflict.mine')}
          action={<Button onPress={onTakeMine}>{t('conflict.takeMine')}</Button>}
        >
          <ChangeList lines={changeLines(base, mine, true)} />
        </Side>
        <Side
          title={t('conflict.theirs', {
            who: actorName(conflict.updatedBy),
            when: format.relative(conflict.updatedAt),
          })}
          action={<Button onPress={onTakeTheirs}>{t('conflict.takeTheirs')}</Button>}
        >
          <ChangeList lines={changeLines(base, conflict.draft, true)} />
        </Side>
      </div>
    </Dialog>
  );
}

function Side({
  title,
  action,
  children,
}: {
  title: string;
  action: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={title}
      className="flex min-w-0 flex-col gap-3 rounded-card border border-line p-4"
    >
      <h3 className="text-label">{title}</h3>
      {/* A long list is scrolled by the keys, too. */}
      <div
        role="group"
        aria-label={title}
        tabIndex={0}
        className="focus-ring max-h-80 flex-1 overflow-auto rounded-chip"
      >
        {children}
      </div>
      <div>{action}</div>
    </section>
  );
}
