import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JourneyFolder } from '@waypost/api';
import { FormDialog, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';

/** Asks for the name of a folder, new or not. */
export function FolderDialog({
  folder,
  onDone,
  onClose,
}: {
  /** Null: a new one. */
  folder: JourneyFolder | null;
  onDone: (folder: { id: string; name: string }) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('journeys');
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [name, setName] = useState(folder?.name ?? '');
  const [isMissing, setMissing] = useState(false);
  const save = useMutation({
    mutationFn: (wanted: string) =>
      folder === null
        ? api.journeyLibrary.createFolder({ name: wanted })
        : api.journeyLibrary.renameFolder({ id: folder.id, name: wanted }),
    onSuccess: async ({ id }, wanted) => {
      await queries.invalidateQueries({ queryKey: orpc.journeyLibrary.key() });
      onDone({ id, name: wanted });
    },
  });
  return (
    <FormDialog
      title={t(folder === null ? 'library.newTitle' : 'library.renameTitle')}
      submitLabel={t(folder === null ? 'library.create' : 'library.rename')}
      isPending={save.isPending}
      failure={save.isError ? failureText(save.error) : null}
      onSubmit={() => {
        const wanted = name.trim();
        setMissing(wanted === '');
        if (wanted !== '') save.mutate(wanted);
      }}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        error={isMissing ? t('library.nameMissing') : null}
        isRequired
        autoFocus
        maxLength={120}
        value={name}
        onChange={(value) => {
          setName(value);
          setMissing(false);
        }}
      />
    </FormDialog>
  );
}
