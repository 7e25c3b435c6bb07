import { useTranslation } from 'react-i18next';

import type { CommandName } from '../commands/command.ts';
import type { ActionId } from './action.ts';
import type { JourneyActionId } from './journey-actions.ts';
import { lifeActions } from './life-actions.ts';
import type { LifeActionId } from './life-actions.ts';

/** Names what a command did, as in "Undo: …". */
export function useCommandText(): (name: CommandName) => string {
  const { t } = useTranslation('commands');
  return (name) => {
    switch (name) {
      case 'add':
        return t('done.add');
      case 'move':
        return t('done.move');
      case 'tidy':
        return t('done.tidy');
      case 'turn':
        return t('done.turn');
      case 'connect':
        return t('done.connect');
      case 'detach':
        return t('done.detach');
      case 'delete':
        return t('done.delete');
      case 'duplicate':
        return t('done.duplicate');
      case 'cut':
        return t('done.cut');
      case 'paste':
        return t('done.paste');
      case 'rename':
        return t('done.rename');
      case 'update':
        return t('done.update');
      case 'settings':
        return t('done.settings');
      case 'addNote':
        return t('done.addNote');
      case 'updateNote':
        return t('done.updateNote');
      case 'putBack':
        return t('done.putBack');
      case 'join':
        return t('done.join');
    }
  };
}

/** Names of everything in the registry. */
export type AnyActionId = ActionId | JourneyActionId | LifeActionId;

/** Names an action, as menus and the palette list it. */
export function useActionText(): (id: AnyActionId) => string {
  const { t } = useTranslation(['commands', 'versions']);
  return (id) => (isOfLife(id) ? t(`versions:life.${id}`) : t(`action.${id}`));
}

/** Other words that an action is found by. */
export function useOtherWords(): (id: AnyActionId) => string {
  const { t } = useTranslation('commands');
  return (id) => t(`also.${id}`);
}

const idsOfLife = new Set<string>(lifeActions.map(({ id }) => id));

function isOfLife(id: AnyActionId): id is LifeActionId {
  return idsOfLife.has(id);
}
