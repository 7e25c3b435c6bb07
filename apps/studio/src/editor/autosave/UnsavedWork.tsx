import { Banner, Button, IconButton, Link } from '@waypost/ui';
import { X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { useActorName } from '../../api/use-actor-name.ts';
import { useFormat } from '../../i18n/format.ts';
import { putBack } from '../commands/put-back.ts';
import { useEditor, useEditorStore } from '../store/EditorStore.tsx';
import type { DraftSaver, SaveState } from './draft-saver.ts';

const ConflictDialog = lazy(async () => ({
  default: (await import('./ConflictDialog.tsx')).ConflictDialog,
}));

/** What the author should know about work that is not saved as usual: it came back, or somebody else saved meanwhile. */
export function UnsavedWork({
  journeyName,
  saver,
  state,
  keptSince,
  texts,
}: {
  journeyName: string;
  saver: DraftSaver;
  state: SaveState;
  keptSince: number | null;
  texts: ActivityTexts;
}) {
  const { t } = useTranslation('drafting');
  const format = useFormat();
  const actorName = useActorName();
  const store = useEditorStore();
  const mine = useEditor(({ graph }) => graph);
  const [isComparing, setComparing] = useState(false);
  const [isKnown, setKnown] = useState(keptSince === null);
  const [copy, setCopy] = useState<{ id: string; name: string } | null>(null);

  const takeTheirs = () => {
    setComparing(false);
    const theirs = saver.takeTheirs();
    if (theirs) store.getState().load(theirs);
  };
  return (
    <>
      {state.kind === 'conflict' && (
        <Banner
          tone="warning"
          className="m-3"
          title={t('conflict.banner', {
            who: actorName(state.conflict.updatedBy),
            when: format.relative(state.conflict.updatedAt),
          })}
          action={
            <Button size="small" onPress={() => setComparing(true)}>
              {t('conflict.compare')}
            </Button>
          }
        >
          <p>{t('conflict.bannerText')}</p>
        </Banner>
      )}
      {state.kind === 'conflict' && isComparing && (
        <Suspense>
          <ConflictDialog
            journeyName={journeyName}
            conflict={state.conflict}
            base={state.base}
            mine={mine}
            texts={texts}
            onTakeMine={() => {
              setComparing(false);
              void saver.keepMine();
            }}
            onTakeTheirs={takeTheirs}
            onTakeBoth={(joined) => {
              setComparing(false);
              saver.takeBoth(joined);
              store.getState().run(putBack(joined, 'join'));
            }}
            onCopied={(copied) => {
              setCopy(copied);
              takeTheirs();
            }}
            onClose={() => setComparing(false)}
          />
        </Suspense>
      )}
      {keptSince !== null && !isKnown && state.kind !== 'conflict' && (
        <Notice title={t('kept.back')} onClose={() => setKnown(true)}>
          {t('kept.backText', { when: format.relative(new Date(keptSince).toISOString()) })}
        </Notice>
      )}
      {copy !== null && (
        <Notice onClose={() => setCopy(null)}>
          {t('conflict.copied', { name: copy.name })}{' '}
          <Link href={`/journeys/${copy.id}`}>{t('conflict.openCopy')}</Link>
        </Notice>
      )}
    </>
  );
}

function Notice({
  title,
  onClose,
  children,
}: {
  title?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('drafting');
  return (
    <Banner
      className="m-3"
      {...(title === undefined ? {} : { title })}
      action={
        <IconButton
          size="small"
          label={t('conflict.close')}
          icon={<X aria-hidden />}
          onPress={onClose}
        />
      }
    >
      <p>{children}</p>
    </Banner>
  );
}
