import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import type { CommandSection } from '@waypost/ui';
import { UserRoundSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../../api/client.ts';
import { addressOf } from '../../../people/address-of.ts';
import { personName } from '../../people/PersonPicker.tsx';

const shortestSearch = 2;
const mostPeople = 5;

/** Of the palette: "Why didn't Giulia get this?" for each person whose name is being typed. */
export function usePeopleAsked(
  typed: string,
  onAsk: (person: Profile) => void,
): readonly CommandSection[] {
  const { t } = useTranslation('watch');
  const [before = ''] = t('why.ask', { person: '\n' }).split('\n');
  const text = typed.trim();
  const wanted = text.toLowerCase().startsWith(before.trim().toLowerCase())
    ? text.slice(before.trim().length).trim()
    : text;
  const people = useQuery({
    ...orpc.profiles.list.queryOptions({ input: { limit: mostPeople, search: wanted } }),
    enabled: wanted.length >= shortestSearch,
    placeholderData: keepPreviousData,
  });
  if (wanted.length < shortestSearch || people.data === undefined) return [];
  return [
    {
      id: 'why',
      title: t('why.title'),
      items: people.data.items.map((person) => ({
        id: `why ${person.id}`,
        label: t('why.ask', { person: personName(person) || person.externalId }),
        hint: addressOf(person) ?? '',
        icon: <UserRoundSearch aria-hidden />,
        onAction: () => onAsk(person),
      })),
    },
  ];
}
