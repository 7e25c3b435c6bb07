import { Button, IconButton } from '@waypost/ui';
import { CircleAlert, CircleCheck, Redo2, TriangleAlert, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useCommandText } from '../actions/action-text.ts';
import type { SaveState } from '../autosave/draft-saver.ts';
import { useEditorStore, useHistory } from '../store/EditorStore.tsx';
import { SavedState } from './SavedState.tsx';

/** The right side of the top bar while designing. Publish is never greyed out: with errors it shows them. */
export function DraftActions({
  saveState,
  isKept,
  onRetry,
  errors,
  warnings,
  areProblemsOpen,
  onProblems,
  onPublish,
}: {
  saveState: SaveState;
  isKept: boolean;
  onRetry: () => void;
  errors: number;
  warnings: number;
  areProblemsOpen: boolean;
  onProblems: () => void;
  onPublish: () => void;
}) {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const history = useHistory();
  const commandText = useCommandText();
  const count = errors + warnings;
  return (
    <>
      <SavedState state={saveState} isKept={isKept} onRetry={onRetry} />
      <IconButton
        size="small"
        label={
          history.undo === null
            ? t('topBar.undo')
            : t('topBar.undoWhat', { what: commandText(history.undo) })
        }
        icon={<Undo2 aria-hidden />}
        isDisabled={history.undo === null}
        onPress={store.undo}
      />
      <IconButton
        size="small"
        label={
          history.redo === null
            ? t('topBar.redo')
            : t('topBar.redoWhat', { what: commandText(history.redo) })
        }
        icon={<Redo2 aria-hidden />}
        isDisabled={history.redo === null}
        onPress={store.redo}
      />
      <Button
        variant="quiet"
        size="small"
        aria-expanded={areProblemsOpen}
        icon={
          errors > 0 ? (
            <CircleAlert aria-hidden className="text-danger" />
          ) : warnings > 0 ? (
            <TriangleAlert aria-hidden className="text-warning" />
          ) : (
            <CircleCheck aria-hidden className="text-success" />
          )
        }
        onPress={onProblems}
      >
        {t('topBar.problems', { count })}
      </Button>
      <Button variant="primary" size="small" onPress={onPublish}>
        {t('topBar.publish')}
      </Button>
    </>
  );
}
