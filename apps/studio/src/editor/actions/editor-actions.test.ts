import { describe, expect, it } from 'vitest';

import { editorActions } from './editor-actions.ts';
import { shortcutText } from './shortcut.ts';

describe('what can be done in the editor', () => {
  it('has every name once', () => {
    const ids = editorActions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has no two actions on the same keys', () => {
    const keys = editorActions.flatMap(({ shortcuts }) =>
      shortcuts.map((shortcut) => shortcutText(shortcut, false)),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leaves letters without Ctrl to whoever types', () => {
    for (const { shortcuts, keysWork, id } of editorActions) {
      for (const { key, mod } of shortcuts) {
        if (key.length === 1 && mod !== true) expect([id, keysWork]).toEqual([id, 'canvas']);
      }
    }
  });
});
