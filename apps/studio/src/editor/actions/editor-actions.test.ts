import { describe, expect, it } from 'vitest';

import { editorActions } from './editor-actions.ts';
import { journeyActions } from './journey-actions.ts';
import type { AtJourney } from './journey-actions.ts';
import { lifeActions } from './life-actions.ts';
import type { Life } from './life-actions.ts';
import { shortcutText } from './shortcut.ts';

describe('what can be done in the editor', () => {
  it('has every name once', () => {
    const ids = [...editorActions, ...journeyActions, ...lifeActions].map(({ id }) => id);
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

const nowhere = () => {};

/** What can be done with a published journey that is here in its life. */
function offered(status: Life['status']): string[] {
  const life: Life = {
    status,
    ask: nowhere,
    resume: nowhere,
    reopen: nowhere,
    openVersions: nowhere,
  };
  return lifeActions.filter(({ isEnabled }) => isEnabled(life)).map(({ id }) => id);
}

/** Where the palette leads from a way to look at a journey. */
function leads(view: AtJourney['view'], wasPublished: boolean): string[] {
  const at: AtJourney = {
    view,
    wasPublished,
    go: {
      design: nowhere,
      walk: nowhere,
      phones: nowhere,
      forecast: nowhere,
      live: nowhere,
      people: nowhere,
    },
    trigger: null,
    retry: view === 'live' ? nowhere : null,
  };
  return journeyActions.filter(({ isEnabled }) => isEnabled(at)).map(({ id }) => id);
}

describe('what can be done with a journey as a whole', () => {
  it('depends on where it is in its life, and stopping comes last', () => {
    expect(offered('draft')).toEqual([]);
    expect(offered('live')).toEqual(['versions', 'pause', 'close', 'stop']);
    expect(offered('paused')).toEqual(['versions', 'resume', 'stop']);
    expect(offered('closed')).toEqual(['versions', 'reopen', 'pause', 'stop']);
    expect(offered('stopped')).toEqual(['versions', 'restart']);
    expect(offered('finished')).toEqual(['versions', 'restart']);
  });

  it('leads to every other way to look at it, to live numbers only when there are any', () => {
    const ways = ['walk', 'tryOnPhones', 'forecast'];
    expect(leads('design', false)).toEqual(ways);
    expect(leads('forecast', true)).toEqual(['design', 'walk', 'tryOnPhones', 'live', 'people']);
    expect(leads('live', true)).toEqual(['design', ...ways, 'people', 'retry']);
  });
});
