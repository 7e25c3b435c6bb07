import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import { ComboBox } from '@waypost/ui';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';

/** A profile's name as people read it; empty when none is known. */
export function personName(profile: Pick<Profile, 'firstName' | 'lastName'>): string {
  return [profile.firstName, profile.lastName].filter(Boolean).join(' ');
}

/** Finds one person by name, number or external id. */
export function PersonPicker({
  label,
  placeholder,
  person,
  onChange,
  startWithNewest = false,
}: {
  label: string;
  placeholder: string;
  person: Profile | null;
  onChange: (person: Profile) => void;
  startWithNewest?: boolean;
}) {
  const { t } = useTranslation('editor');
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const people = useQuery({
    ...orpc.profiles.list.queryOptions({
      input: { limit: wanted === '' ? 50 : 20, ...(wanted === '' ? {} : { search: wanted }) },
    }),
    placeholderData: keepPreviousData,
  });
  const onNewest = useEffectEvent(onChange);
  const found = people.data?.items ?? [];
  const listed = wanted === '' ? found.toSorted(reachableFirst) : found;
  const first = startWithNewest && person === null && wanted === '' ? (listed[0] ?? null) : null;
  useEffect(() => {
    if (first !== null) onNewest(first);
  }, [first]);
  const options =
    person === null || listed.some(({ id }) => id === person.id) ? listed : [person, ...listed];
  return (
    <ComboBox
      label={label}
      placeholder={placeholder}
      options={options.map((profile) => ({
        value: profile.id,
        label: personName(profile) || t('person.noName'),
        description: [profile.phone ?? t('person.noPhone'), profile.locale]
          .filter((part) => part !== null)
          .join(' · '),
      }))}
      value={person?.id ?? null}
      onSearch={(text) => {
        setSearch(person !== null && text === personName(person) ? '' : text);
      }}
      onChange={(id) => {
        const chosen = options.find((profile) => profile.id === id);
        if (!chosen) return;
        setSearch('');
        onChange(chosen);
      }}
    />
  );
}

/** Suggestions start with people whom any template reaches: opted in, and no number of +1. */
function reachableFirst(one: Profile, other: Profile): number {
  return Number(isReachable(other)) - Number(isReachable(one));
}

function isReachable({ phone, marketingConsent }: Profile): boolean {
  return phone !== null && !phone.startsWith('+1') && marketingConsent === 'in';
}
