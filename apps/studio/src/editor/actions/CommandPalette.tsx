import type { Profile } from '@waypost/api';
import type { ActivityType, Graph } from '@waypost/journey';
import { CommandDialog } from '@waypost/ui';
import type { CommandItem, CommandSection } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { activityLooks, activityTypes } from '../../activities/registry.tsx';
import { usePeopleAsked } from '../live/why/use-people-asked.tsx';
import { useHistory } from '../store/EditorStore.tsx';
import { useCommandText } from './action-text.ts';
import type { Editing } from './action.ts';
import { editorActions } from './editor-actions.ts';
import { useActionItems } from './use-action-items.tsx';

export type PaletteKind = 'commands' | 'find';

/** Ctrl+K: everything that can be done, added or gone to. `find` lists the activities alone. */
export function CommandPalette({
  kind,
  editing,
  texts,
  journey,
  onAdd,
  onGoTo,
  onAsk,
  onClose,
}: {
  /** Null: closed. */
  kind: PaletteKind | null;
  editing: Editing;
  texts: ActivityTexts;
  /** What can be done with the journey as a whole. */
  journey: readonly CommandItem[];
  onAdd: (type: ActivityType) => void;
  onGoTo: (activityId: string) => void;
  /** Why did this person not get it? */
  onAsk: (person: Profile) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['commands', 'editor']);
  const actionItems = useActionItems();
  const commandText = useCommandText();
  const history = useHistory();
  const [typed, setTyped] = useState('');
  const asked = usePeopleAsked(kind === 'commands' ? typed : '', onAsk);
  if (kind === null) return null;
  const goTo: CommandSection = {
    id: 'goTo',
    title: t('palette.goTo'),
    items: activityItems(editing.graph, texts, onGoTo),
  };
  const sections: CommandSection[] = [
    {
      id: 'actions',
      title: t('palette.do'),
      items: actionItems(editorActions, editing).map((item) => {
        const done = item.id === 'undo' ? history.undo : item.id === 'redo' ? history.redo : null;
        return done === null ? item : { ...item, hint: commandText(done) };
      }),
    },
    { id: 'journey', title: t('palette.journey'), items: journey },
    {
      id: 'add',
      title: t('palette.add'),
      items: activityTypes.map((type) => {
        const { Icon } = activityLooks[type];
        return {
          id: `add ${type}`,
          label: t('editor:palette.add', { kind: texts.kind(type) }),
          otherWords: t(`alsoKind.${type}`),
          icon: <Icon aria-hidden />,
          onAction: () => onAdd(type),
        };
      }),
    },
    goTo,
  ];
  return (
    <CommandDialog
      label={kind === 'find' ? t('palette.find') : t('palette.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) {
          setTyped('');
          onClose();
        }
      }}
      onSearch={setTyped}
      sections={(kind === 'find' ? [goTo] : [...sections, ...asked]).filter(
        ({ items }) => items.length > 0,
      )}
    />
  );
}

export function activityItems(
  graph: Graph,
  texts: ActivityTexts,
  onGoTo: (activityId: string) => void,
) {
  const titles = distinctTitles(graph, texts);
  return graph.activities.map((activity) => {
    const { Icon } = activityLooks[activity.type];
    return {
      id: `go to ${activity.id}`,
      label: titles.get(activity.id) ?? activity.id,
      hint: texts.subtitle(activity),
      icon: <Icon aria-hidden />,
      onAction: () => onGoTo(activity.id),
    };
  });
}
