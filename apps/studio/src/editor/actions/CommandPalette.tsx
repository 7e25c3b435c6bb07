import type { Profile } from '@waypost/api';
import type { ActivityType, Graph } from '@waypost/journey';
import { CommandDialog } from '@waypost/ui';
import type { CommandSection } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { activityLooks, activityTypes } from '../../activities/registry.tsx';
import { usePeopleAsked } from '../live/why/use-people-asked.tsx';
import { useHistory } from '../store/EditorStore.tsx';
import { useActionText, useCommandText } from './action-text.ts';
import type { Editing, EditorAction } from './action.ts';
import { editorActions } from './editor-actions.ts';
import { isMacKeyboard, shortcutText } from './shortcut.ts';

export type PaletteKind = 'commands' | 'find';

/** Ctrl+K: everything that can be done, added or gone to. `find` lists the activities alone. */
export function CommandPalette({
  kind,
  editing,
  texts,
  onAdd,
  onGoTo,
  onAsk,
  onClose,
}: {
  /** Null: closed. */
  kind: PaletteKind | null;
  editing: Editing;
  texts: ActivityTexts;
  onAdd: (type: ActivityType) => void;
  onGoTo: (activityId: string) => void;
  /** Why did this person not get it? */
  onAsk: (person: Profile) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['commands', 'editor']);
  const actionItem = useActionItem(editing);
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
      items: editorActions.filter(({ isHidden }) => isHidden !== true).map(actionItem),
    },
    {
      id: 'add',
      title: t('palette.add'),
      items: activityTypes.map((type) => {
        const { Icon } = activityLooks[type];
        return {
          id: `add ${type}`,
          label: t('editor:palette.add', { kind: texts.kind(type) }),
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

function useActionItem(editing: Editing) {
  const actionText = useActionText();
  const commandText = useCommandText();
  const history = useHistory();
  const isMac = isMacKeyboard(navigator.platform);
  return ({ id, Icon, shortcuts, isEnabled, perform }: EditorAction) => {
    const [keys] = shortcuts;
    const done = id === 'undo' ? history.undo : id === 'redo' ? history.redo : null;
    return {
      id,
      label: actionText(id),
      icon: <Icon aria-hidden />,
      isDisabled: !isEnabled(editing),
      onAction: () => perform(editing),
      ...(keys === undefined ? {} : { shortcut: shortcutText(keys, isMac) }),
      ...(done === null ? {} : { hint: commandText(done) }),
    };
  };
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
