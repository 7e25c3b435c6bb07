import { useEffect, useEffectEvent } from 'react';

import type { EditorAction } from './actions/action.ts';
import { isPressed } from './actions/shortcut.ts';

const typing = 'input, textarea, select, [contenteditable="true"], [role="textbox"]';

/**
 * Keys of the editor. In text fields they keep their usual meaning, but for those that open something.
 *
 * @param offered actions whose keys work just now
 * @param openPane Enter on an activity: go on to its settings
 */
export function useShortcuts(
  offered: readonly EditorAction[],
  start: (action: EditorAction) => void,
  openPane: (activityId: string) => void,
): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || !(target instanceof Element)) return;
    const place = placeOf(target);
    const action = offered.find(
      (candidate) =>
        works(candidate, place) && candidate.shortcuts.some((keys) => isPressed(keys, event)),
    );
    if (action !== undefined) {
      event.preventDefault();
      start(action);
      return;
    }
    const node = event.key === 'Enter' ? target.closest('.react-flow__node') : null;
    const id = node === target ? node.getAttribute('data-id') : null;
    if (id !== null) openPane(id);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

export type KeyPlace = 'text' | 'canvas' | 'elsewhere' | 'dialog';

/** Where the focus is, as far as keys are concerned. */
export function placeOf(target: Element): KeyPlace {
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'))
    return 'dialog';
  if (target.closest(typing)) return 'text';
  return target === document.body || target.closest('.react-flow') !== null
    ? 'canvas'
    : 'elsewhere';
}

function works({ keysWork }: EditorAction, place: KeyPlace): boolean {
  switch (keysWork) {
    case 'browser':
      return false;
    case 'always':
      return place !== 'dialog';
    case 'editor':
      return place === 'canvas' || place === 'elsewhere';
    case 'canvas':
      return place === 'canvas';
  }
}
