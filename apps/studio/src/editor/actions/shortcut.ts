/** Keys that start an action. `mod` is Ctrl, on a Mac ⌘. */
export interface Shortcut {
  /** `KeyboardEvent.key`, letters in lower case. */
  key: string;
  mod?: boolean;
  shift?: boolean;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function isPressed(shortcut: Shortcut, event: Pressed): boolean {
  if (event.altKey) return false;
  if ((event.ctrlKey || event.metaKey) !== (shortcut.mod ?? false)) return false;
  if (event.key.toLowerCase() !== shortcut.key.toLowerCase()) return false;
  // A sign like "+" may need Shift on some keyboards and none on others.
  return !/^([a-z]|.{2,})$/i.test(shortcut.key) || event.shiftKey === (shortcut.shift ?? false);
}

const names: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  delete: 'Del',
  escape: 'Esc',
};

/** As it is written on keys: "Ctrl+Shift+Z", on a Mac "⇧⌘Z". */
export function shortcutText({ key, mod, shift }: Shortcut, isMac: boolean): string {
  const name = names[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key);
  return isMac
    ? `${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`
    : [...(mod ? ['Ctrl'] : []), ...(shift ? ['Shift'] : []), name].join('+');
}

/** Whether the reader's keyboard has a ⌘ key. */
export function isMacKeyboard(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}
