import { Button } from '@waypost/ui';
import { Archive, ArchiveRestore, Download, FolderInput, Tags, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What can be done with the journeys that are marked. */
export function SelectionBar({
  count,
  areArchived,
  mayEdit,
  isExporting,
  onMove,
  onTag,
  onArchive,
  onExport,
  onClear,
}: {
  count: number;
  /** All of them are in the archive. */
  areArchived: boolean;
  mayEdit: boolean;
  isExporting: boolean;
  onMove: () => void;
  onTag: () => void;
  onArchive: () => void;
  onExport: () => void;
  onClear: () => void;
}) {
  const { t } = useTranslation('journeys');
  return (
    <div
      role="toolbar"
      aria-label={t('library.selectionOf')}
      className="sticky top-0 z-pane flex flex-wrap items-center gap-2 rounded-card border border-line bg-raised px-3 py-2"
    >
      <span aria-live="polite" className="mr-auto text-label tabular-nums">
        {t('library.selected', { count })}
      </span>
      {mayEdit && (
        <>
          <Button size="small" icon={<FolderInput aria-hidden />} onPress={onMove}>
            {t('library.move')}
          </Button>
          <Button size="small" icon={<Tags aria-hidden />} onPress={onTag}>
            {t('library.tags')}
          </Button>
          <Button
            size="small"
            icon={areArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
            onPress={onArchive}
          >
            {t(areArchived ? 'unarchive' : 'archive')}
          </Button>
        </>
      )}
      <Button
        size="small"
        icon={<Download aria-hidden />}
        isPending={isExporting}
        onPress={onExport}
      >
        {t('export')}
      </Button>
      <Button size="small" variant="quiet" icon={<X aria-hidden />} onPress={onClear}>
        {t('library.clearSelection')}
      </Button>
    </div>
  );
}
