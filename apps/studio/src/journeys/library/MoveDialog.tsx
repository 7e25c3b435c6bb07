import type { JourneyFolder } from '@waypost/api';
import { Button, FormDialog, Select } from '@waypost/ui';
import { Folder, FolderPlus, Inbox } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { FolderDialog } from './FolderDialog.tsx';

/** Asks which folder journeys go to; one can be made on the way. */
export function MoveDialog({
  count,
  present,
  folders,
  isPending,
  onMove,
  onClose,
}: {
  /** How many journeys go there. */
  count: number;
  /** Where all of them are; undefined: in several. */
  present: string | null | undefined;
  folders: readonly JourneyFolder[];
  isPending: boolean;
  onMove: (folder: { id: string; name: string } | null) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('journeys');
  const [chosen, setChosen] = useState<string | null>(
    present === undefined ? null : (present ?? 'none'),
  );
  const [isMissing, setMissing] = useState(false);
  const [isNew, setNew] = useState(false);
  if (isNew) {
    return <FolderDialog folder={null} onDone={onMove} onClose={() => setNew(false)} />;
  }
  return (
    <FormDialog
      title={t('library.moveTitle', { count })}
      submitLabel={t('library.move')}
      isPending={isPending}
      failure={null}
      onSubmit={() => {
        setMissing(chosen === null);
        if (chosen === null) return;
        onMove(folders.find(({ id }) => id === chosen) ?? null);
      }}
      onClose={onClose}
    >
      <Select
        label={t('library.folder')}
        error={isMissing ? t('library.folderMissing') : null}
        options={[
          ...folders.map(({ id, name }) => ({
            value: id,
            label: name,
            icon: <Folder aria-hidden />,
          })),
          { value: 'none', label: t('library.unfiled'), icon: <Inbox aria-hidden /> },
        ]}
        value={chosen}
        onChange={(value) => {
          setChosen(value);
          setMissing(false);
        }}
      />
      <Button
        variant="quiet"
        size="small"
        className="self-start"
        icon={<FolderPlus aria-hidden />}
        onPress={() => setNew(true)}
      >
        {t('library.newFolder')}
      </Button>
    </FormDialog>
  );
}
