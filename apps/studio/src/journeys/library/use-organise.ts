import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Journey } from '@waypost/api';
import { useToast } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { api, orpc } from '../../api/client.ts';
import { isNotFound, useFailureText } from '../../api/failure.ts';

/** What is done with several journeys at once. */
export type LibraryChange =
  | { kind: 'move'; folderId: string | null; folderName: string }
  | { kind: 'tag'; addTags: string[]; removeTags: string[] }
  | { kind: 'archive'; archived: boolean };

type Organised = Pick<Journey, 'id' | 'folderId' | 'tags'>;

/**
 * Moves, tags or archives journeys, says what was done, and can take it back.
 *
 * @param onFailure gets what went wrong in the reader's words
 */
export function useOrganise(onFailure: (text: string) => void) {
  const { t } = useTranslation('journeys');
  const toast = useToast();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: orpc.journeys.key() }),
      queries.invalidateQueries({ queryKey: orpc.journeyLibrary.key() }),
    ]);
  const undo = useMutation({
    mutationFn: async ({ journeys, change }: { journeys: Organised[]; change: LibraryChange }) => {
      await Promise.all(
        reversals(journeys, change).map((input) => api.journeyLibrary.organise(input)),
      );
    },
    onSuccess: refresh,
    onError: (error) => onFailure(failureText(error)),
  });
  return useMutation({
    mutationFn: ({ journeys, change }: { journeys: Organised[]; change: LibraryChange }) =>
      api.journeyLibrary.organise({ ids: journeys.map(({ id }) => id), ...inputOf(change) }),
    onSuccess: async ({ changed, refused }, { journeys, change }) => {
      const ids = new Set(changed);
      const done = journeys.filter(({ id }) => ids.has(id));
      toast(textOf(change, done.length, refused.length), () =>
        undo.mutate({ journeys: done, change }),
      );
      await refresh();
    },
    onError: async (error, { change }) => {
      const isFolderGone = change.kind === 'move' && isNotFound(error);
      onFailure(
        isFolderGone ? t('library.folderGone', { folder: change.folderName }) : failureText(error),
      );
      if (isFolderGone) await refresh();
    },
  });

  function textOf(change: LibraryChange, count: number, refused: number): string {
    if (change.kind === 'tag') return t('library.done.tagged', { count });
    if (change.kind === 'move') {
      return change.folderId === null
        ? t('library.done.unfiled', { count })
        : t('library.done.moved', { count, folder: change.folderName });
    }
    const done = t(change.archived ? 'library.done.archived' : 'library.done.unarchived', {
      count,
    });
    return refused === 0 ? done : `${done} ${t('library.done.refused', { count: refused })}`;
  }
}

function inputOf(change: LibraryChange) {
  switch (change.kind) {
    case 'move':
      return { folderId: change.folderId };
    case 'tag':
      return { addTags: change.addTags, removeTags: change.removeTags };
    case 'archive':
      return { archived: change.archived };
  }
}

/** The requests that bring journeys back to where, and to what, they were. */
function reversals(journeys: readonly Organised[], change: LibraryChange) {
  if (journeys.length === 0) return [];
  const idsOf = (some: readonly Organised[]): string[] => some.map(({ id }) => id);
  switch (change.kind) {
    case 'archive':
      return [{ ids: idsOf(journeys), archived: !change.archived }];
    case 'move':
      return [...Map.groupBy(journeys, ({ folderId }) => folderId)].map(([folderId, own]) => ({
        ids: idsOf(own),
        folderId,
      }));
    case 'tag':
      return journeys.map(({ id, tags }) => ({
        ids: [id],
        addTags: change.removeTags.filter((tag) => tags.includes(tag)),
        removeTags: change.addTags.filter((tag) => !tags.includes(tag)),
      }));
  }
}
