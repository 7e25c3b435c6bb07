import { describe, expect, it } from 'vitest';

import { isPressed, shortcutText } from './shortcut.ts';

const keys = (key: string, held: { ctrl?: boolean; meta?: boolean; shift?: boolean } = {}) => ({
  key,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  shiftKey: held.shift ?? false,
  altKey: false,
});

describe('keys of the editor', () => {
  it('take Ctrl and ⌘ alike', () => {
    expect(isPressed({ key: 'z', mod: true }, keys('z', { ctrl: true }))).toBe(true);
    expect(isPressed({ key: 'z', mod: true }, keys('z', { meta: true }))).toBe(true);
    expect(isPressed({ key: 'z', mod: true }, keys('z'))).toBe(false);
    expect(isPressed({ key: 'f' }, keys('f', { ctrl: true }))).toBe(false);
  });

  it('tell letters with and without Shift apart, whatever their case', () => {
    expect(isPressed({ key: 'z', mod: true }, keys('Z', { ctrl: true, shift: true }))).toBe(false);
    const redo = { key: 'z', mod: true, shift: true };
    expect(isPressed(redo, keys('Z', { ctrl: true, shift: true }))).toBe(true);
    expect(isPressed({ key: 'F3' }, keys('F3', { shift: true }))).toBe(false);
  });

  it('find signs that need Shift on some keyboards', () => {
    expect(isPressed({ key: '?' }, keys('?', { shift: true }))).toBe(true);
    expect(isPressed({ key: '+' }, keys('+'))).toBe(true);
  });

  it('leave combinations with Alt to the system', () => {
    expect(isPressed({ key: 'z', mod: true }, { ...keys('z', { ctrl: true }), altKey: true })).toBe(
      false,
    );
  });

  it('are written as on the keyboard', () => {
    expect(shortcutText({ key: 'z', mod: true, shift: true }, false)).toBe('Ctrl+Shift+Z');
    expect(shortcutText({ key: 'z', mod: true, shift: true }, true)).toBe('⇧⌘Z');
    expect(shortcutText({ key: 'Delete' }, false)).toBe('Del');
    expect(shortcutText({ key: 'F3' }, false)).toBe('F3');
  });
});
