import { useQuery } from '@tanstack/react-query';
import type { Journey } from '@waypost/api';
import { FormDialog, TagsField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';

/** Changes the tags of a journey, or those that several have in common. */
export function TagsDialog({
  journeys,
  isPending,
  onSave,
  onClose,
}: {
  journeys: readonly Pick<Journey, 'id' | 'tags'>[];
  isPending: boolean;
  onSave: (change: { addTags: string[]; removeTags: string[] }) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('journeys');
  const known = useQuery(orpc.journeyLibrary.tags.queryOptions()).data?.items ?? [];
  const [first, ...others] = journeys;
  const [before] = useState(() =>
    (first?.tags ?? []).filter((tag) => others.every(({ tags }) => tags.includes(tag))),
  );
  const [tags, setTags] = useState<readonly string[]>(before);
  return (
    <FormDialog
      title={t('library.tagsTitle', { count: journeys.length })}
      submitLabel={t('library.saveTags')}
      isPending={isPending}
      failure={null}
      onSubmit={() =>
        onSave({
          addTags: tags.filter((tag) => !before.includes(tag)),
          removeTags: before.filter((tag) => !tags.includes(tag)),
        })
      }
      onClose={onClose}
    >
      <TagsField
        label={t('library.tags')}
        help={t(others.length === 0 ? 'library.tagsHelp' : 'library.commonTagsHelp')}
        value={tags}
        onChange={setTags}
        suggestions={known.map(({ tag }) => tag)}
      />
    </FormDialog>
  );
}
