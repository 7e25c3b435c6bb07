import { Button } from '@waypost/ui';
import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { SaveState } from '../autosave/draft-saver.ts';

/** Whether the server has everything the author did. */
export function SavedState({
  state,
  isKept = false,
  onRetry,
}: {
  state: { kind: SaveState['kind'] };
  /** What is not saved outlives this page. */
  isKept?: boolean;
  onRetry: () => void;
}) {
  const { t } = useTranslation('editor');
  if (state.kind === 'failed' || state.kind === 'conflict') {
    return (
      <span role="status" className="flex items-center gap-1 text-caption text-danger">
        <CloudOff aria-hidden className="size-4" />
        {failure()}
        {state.kind === 'failed' && (
          <Button variant="quiet" size="small" onPress={onRetry}>
            {t('saved.retry')}
          </Button>
        )}
      </span>
    );
  }
  return (
    <span role="status" className="flex items-center gap-1 text-caption text-muted">
      {state.kind === 'saved' ? (
        <>
          <Check aria-hidden className="size-4" />
          {t('saved.saved')}
        </>
      ) : (
        <>
          <LoaderCircle aria-hidden className="size-4 animate-spin" />
          {t('saved.saving')}
        </>
      )}
    </span>
  );

  function failure(): string {
    if (!isKept) return t('saved.failed');
    return state.kind === 'failed' ? t('saved.kept') : t('saved.conflict');
  }
}
