import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { TagsField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { api, orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';

/** The tags of the journey. They belong to the library, not to the draft: publishing and undo don't concern them. */
export function JourneyTags({ journeyId }: { journeyId: string }) {
  const { t } = useTranslation('journeys');
  const failureText = useFailureText();
  const queries = useQueryClient();
  const options = orpc.journeys.get.queryOptions({ input: { id: journeyId } });
  // They come with the draft, which is too large to be fetched now and then.
  const journey = useQuery({ ...options, staleTime: Number.POSITIVE_INFINITY }).data;
  const suggested = useQuery(orpc.journeyLibrary.tags.queryOptions()).data?.items ?? [];
  const show = async (tags: string[]): Promise<void> => {
    // An answer that is under way knows nothing of them yet.
    await queries.cancelQueries({ queryKey: options.queryKey });
    queries.setQueryData(options.queryKey, (known) => known && { ...known, tags });
  };
  const save = useMutation({
    mutationFn: ({ before, after }: { before: readonly string[]; after: string[] }) =>
      api.journeyLibrary.organise({
        ids: [journeyId],
        addTags: after.filter((tag) => !before.includes(tag)),
        removeTags: before.filter((tag) => !after.includes(tag)),
      }),
    onMutate: ({ after }) => show(after),
    onError: () => queries.invalidateQueries({ queryKey: options.queryKey }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: orpc.journeys.list.key() }),
        queries.invalidateQueries({ queryKey: orpc.journeyLibrary.key() }),
      ]),
  });
  if (journey === undefined) return null;
  const { tags } = journey;
  return (
    <TagsField
      label={t('library.tags')}
      help={t('library.tagsHelp')}
      error={save.isError ? failureText(save.error) : null}
      value={tags}
      onChange={(next) => save.mutate({ before: tags, after: [...next] })}
      suggestions={suggested.map(({ tag }) => tag)}
    />
  );
}
