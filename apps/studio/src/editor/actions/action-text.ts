import { useTranslation } from 'react-i18next';

import type { CommandName } from '../commands/command.ts';
import type { ActionId } from './action.ts';

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

/** Names an action, as the palette lists it. */
export function useActionText(): (id: ActionId) => string {
  const { t } = useTranslation('commands');
  return (id) => {
    switch (id) {
      case 'undo':
        return t('action.undo');
      case 'redo':
        return t('action.redo');
      case 'cut':
        return t('action.cut');
      case 'copy':
        return t('action.copy');
      case 'paste':
        return t('action.paste');
      case 'duplicate':
        return t('action.duplicate');
      case 'delete':
        return t('action.delete');
      case 'selectAll':
        return t('action.selectAll');
      case 'unselect':
        return t('action.unselect');
      case 'commands':
        return t('action.commands');
      case 'find':
        return t('action.find');
      case 'outline':
        return t('action.outline');
      case 'problems':
        return t('action.problems');
      case 'tidy':
        return t('action.tidy');
      case 'turn':
        return t('action.turn');
      case 'tidySelected':
        return t('action.tidySelected');
      case 'fit':
        return t('action.fit');
      case 'zoomIn':
        return t('action.zoomIn');
      case 'zoomOut':
        return t('action.zoomOut');
      case 'miniMap':
        return t('action.miniMap');
      case 'note':
        return t('action.note');
      case 'publish':
        return t('action.publish');
      case 'tryOnPhones':
        return t('action.tryOnPhones');
      case 'why':
        return t('action.why');
    }
  };
}
