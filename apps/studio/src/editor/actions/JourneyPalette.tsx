import type { Profile } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { CommandDialog } from '@waypost/ui';
import type { CommandItem } from '@waypost/ui';
import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { usePeopleAsked } from '../live/why/use-people-asked.tsx';
import { useActionText, useOtherWords } from './action-text.ts';
import { activityItems } from './CommandPalette.tsx';

/** Ctrl+K where nothing is drawn: what can be done with the journey, and why somebody did not get it. */
export function JourneyPalette({
  graph,
  texts,
  journey,
  onGoTo,
  onAsk,
  onClose,
}: {
  graph: Graph;
  texts: ActivityTexts;
  /** What can be done with the journey as a whole. */
  journey: readonly CommandItem[];
  /** Null: activities can't be chosen here. */
  onGoTo: ((activityId: string) => void) | null;
  /** Null: the reader chooses whom. */
  onAsk: (person: Profile | null) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('commands');
  const actionText = useActionText();
  const otherWords = useOtherWords();
  const [typed, setTyped] = useState('');
  const asked = usePeopleAsked(typed, onAsk);
  const why: CommandItem = {
    id: 'why',
    label: actionText('why'),
    otherWords: otherWords('why'),
    icon: <UserRoundSearch aria-hidden />,
    onAction: () => onAsk(null),
  };
  return (
    <CommandDialog
      label={t('palette.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      onSearch={setTyped}
      sections={[
        { id: 'journey', title: t('palette.journey'), items: [...journey, why] },
        ...(onGoTo === null
          ? []
          : [{ id: 'goTo', title: t('palette.goTo'), items: activityItems(graph, texts, onGoTo) }]),
        ...asked,
      ]}
    />
  );
}
