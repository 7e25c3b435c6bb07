import type { CommandItem } from '@waypost/ui';

import { useActionText, useOtherWords } from './action-text.ts';
import type { AnyActionId } from './action-text.ts';
import type { Action } from './action.ts';
import { isMacKeyboard, shortcutText } from './shortcut.ts';

/** Actions as the palette lists them: by their name, other words for it, and their keys. */
export function useActionItems(): <Id extends AnyActionId, On>(
  actions: readonly Action<Id, On>[],
  on: On,
) => CommandItem[] {
  const actionText = useActionText();
  const otherWords = useOtherWords();
  const isMac = isMacKeyboard(navigator.platform);
  return (actions, on) =>
    actions
      .filter(({ isHidden }) => isHidden !== true)
      .map(({ id, Icon, shortcuts: [keys], isEnabled, perform }) => ({
        id,
        label: actionText(id),
        otherWords: otherWords(id),
        icon: <Icon aria-hidden />,
        isDisabled: !isEnabled(on),
        onAction: () => perform(on),
        ...(keys === undefined ? {} : { shortcut: shortcutText(keys, isMac) }),
      }));
}
