import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import { ComboBox } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { addressOf } from '../../people/address-of.ts';
import { reachableFirst } from '../preview/Previewing.tsx';

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
}: {
  label: string;
  placeholder: string;
  person: Profile | null;
  onChange: (person: Profile) => void;
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
  const found = people.data?.items ?? [];
  const listed = wanted === '' ? found.toSorted(reachableFirst) : found;
  const options =
    person === null || listed.some(({ id }) => id === person.id) ? listed : [person, ...listed];
  return (
    <ComboBox
      label={label}
      placeholder={placeholder}
      options={options.map((profile) => ({
        value: profile.id,
        label: personName(profile) || t('person.noName'),
        description: [addressOf(profile) ?? t('person.noPhone'), profile.locale]
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
