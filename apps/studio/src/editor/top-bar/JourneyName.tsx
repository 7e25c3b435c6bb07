import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';

/** The journey's name, edited where it stands. Enter or leaving the field saves, Escape takes it back. */
export function JourneyName({ journeyId, name }: { journeyId: string; name: string }) {
  const { t } = useTranslation('editor');
  const queries = useQueryClient();
  const [typed, setTyped] = useState<string | null>(null);
  const rename = useMutation(
    orpc.journeys.rename.mutationOptions({
      onSuccess: async ({ name: saved }) => {
        queries.setQueryData(
          orpc.journeys.get.queryKey({ input: { id: journeyId } }),
          (journey) => journey && { ...journey, name: saved },
        );
        setTyped(null);
        await queries.invalidateQueries({ queryKey: orpc.journeys.list.key() });
      },
    }),
  );
  const save = () => {
    const next = typed?.trim() ?? '';
    if (next === '' || next === name) setTyped(null);
    else rename.mutate({ id: journeyId, name: next });
  };
  const shown = typed ?? name;
  return (
    <span className="inline-grid min-w-24 items-center text-body font-semibold text-ink">
      <span
        aria-hidden
        className="invisible col-start-1 row-start-1 max-w-80 truncate border px-2.5 whitespace-pre"
      >
        {shown}
      </span>
      <input
        aria-label={t('topBar.name')}
        aria-invalid={rename.isError}
        title={shown}
        maxLength={120}
        size={1}
        value={shown}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setTyped(null);
        }}
        className="col-start-1 row-start-1 h-8 w-full min-w-0 rounded-control border border-transparent bg-transparent px-2 text-ellipsis hover:border-line focus:border-field aria-invalid:border-danger"
      />
    </span>
  );
}
