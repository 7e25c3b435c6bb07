import { useEffect, useEffectEvent } from 'react';

export interface Shortcuts {
  undo: () => void;
  redo: () => void;
  duplicate: () => void;
  remove: () => void;
  unselect: () => void;
  /** Enter on an activity: go on to its settings. */
  openPane: (activityId: string) => void;
}

const typing = 'input, textarea, select, [contenteditable="true"], [role="textbox"]';

/** Keys of the editor. In text fields they keep their usual meaning. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || !(target instanceof Element) || target.closest(typing)) return;
    const onCanvas = target === document.body || target.closest('.react-flow') !== null;
    const command = commandOf(event, onCanvas);
    if (command === null) {
      const node = event.key === 'Enter' ? target.closest('.react-flow__node') : null;
      const id = node === target ? node.getAttribute('data-id') : null;
      if (id !== null) shortcuts.openPane(id);
      return;
    }
    event.preventDefault();
    shortcuts[command]();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function commandOf(
  { key, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  onCanvas: boolean,
): Exclude<keyof Shortcuts, 'openPane'> | null {
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (letter === 'z') return shiftKey ? 'redo' : 'undo';
    if (letter === 'y') return 'redo';
    return letter === 'd' && onCanvas ? 'duplicate' : null;
  }
  if (!onCanvas) return null;
  if (key === 'Delete' || key === 'Backspace') return 'remove';
  return key === 'Escape' ? 'unselect' : null;
}
