import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ComboBox } from '@waypost/ui';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { profileName } from '../profiles/profile-name.ts';

/** Finds a person and puts them on a list. */
export function AddToList({ onAdd }: { onAdd: (profileId: string) => void }) {
  const { t } = useTranslation('people', { keyPrefix: 'lists' });
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const [round, setRound] = useState(0);
  const found = useQuery({
    ...orpc.profiles.list.queryOptions({
      input: { limit: 20, ...(wanted === '' ? {} : { search: wanted }) },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <ComboBox
      // Empty again for the next person.
      key={round}
      label={t('add')}
      placeholder={t('addPlaceholder')}
      className="w-72 max-w-full"
      options={(found.data?.items ?? []).map((profile) => ({
        value: profile.id,
        label: profileName(profile),
        description: profile.phone ?? profile.externalId,
      }))}
      value={null}
      onSearch={setSearch}
      onChange={(profileId) => {
        if (profileId === null) return;
        onAdd(profileId);
        setSearch('');
        setRound(round + 1);
      }}
    />
  );
}
