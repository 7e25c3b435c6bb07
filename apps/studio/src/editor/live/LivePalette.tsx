import type { Profile } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { CommandDialog } from '@waypost/ui';
import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { useActionText } from '../actions/action-text.ts';
import { activityItems } from '../actions/CommandPalette.tsx';
import { usePeopleAsked } from './why/use-people-asked.tsx';

/** Ctrl+K while watching: go to an activity, or ask why somebody did not get it. */
export function LivePalette({
  graph,
  texts,
  onGoTo,
  onAsk,
  onClose,
}: {
  graph: Graph;
  texts: ActivityTexts;
  onGoTo: (activityId: string) => void;
  /** Null: the reader chooses whom. */
  onAsk: (person: Profile | null) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('commands');
  const actionText = useActionText();
  const [typed, setTyped] = useState('');
  const asked = usePeopleAsked(typed, onAsk);
  return (
    <CommandDialog
      label={t('palette.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      onSearch={setTyped}
      sections={[
        {
          id: 'actions',
          title: t('palette.do'),
          items: [
            {
              id: 'why',
              label: actionText('why'),
              icon: <UserRoundSearch aria-hidden />,
              onAction: () => onAsk(null),
            },
          ],
        },
        { id: 'goTo', title: t('palette.goTo'), items: activityItems(graph, texts, onGoTo) },
        ...asked,
      ]}
    />
  );
}
