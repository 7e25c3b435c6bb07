import type { JourneyFolder, ListedJourney } from '@waypost/api';
import { useTranslation } from 'react-i18next';

import { MoveDialog } from './MoveDialog.tsx';
import { TagsDialog } from './TagsDialog.tsx';
import type { LibraryChange } from './use-organise.ts';

/** A question about journeys of the list. */
export interface Asked {
  kind: 'move' | 'tag';
  journeys: readonly ListedJourney[];
}

/** Asks what journeys of the list are to be changed to. */
export function JourneyDialogs({
  asked: { kind, journeys },
  folders,
  isPending,
  onChange,
  onClose,
}: {
  asked: Asked;
  folders: readonly JourneyFolder[];
  isPending: boolean;
  onChange: (change: LibraryChange) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('journeys');
  if (kind === 'tag') {
    return (
      <TagsDialog
        journeys={journeys}
        isPending={isPending}
        onSave={(tags) => onChange({ kind: 'tag', ...tags })}
        onClose={onClose}
      />
    );
  }
  const places = new Set(journeys.map(({ folderId }) => folderId));
  return (
    <MoveDialog
      count={journeys.length}
      present={places.size === 1 ? [...places][0] : undefined}
      folders={folders}
      isPending={isPending}
      onMove={(folder) =>
        onChange({
          kind: 'move',
          folderId: folder?.id ?? null,
          folderName: folder?.name ?? t('library.unfiled'),
        })
      }
      onClose={onClose}
    />
  );
}
