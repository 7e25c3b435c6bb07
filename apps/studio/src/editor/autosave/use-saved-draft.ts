import { onlineManager } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

import { DraftSaver, type DraftSaverOptions } from './draft-saver.ts';

/** What somebody works on and the saver that keeps the server in step with it, as long as the screen is open. */
export function useSavedDraft<Draft extends object>(
  initial: Draft,
  options: Omit<DraftSaverOptions<Draft>, 'base'>,
  isSavable: (draft: Draft) => boolean = always,
) {
  const [draft, setDraft] = useState(initial);
  const [saver] = useState(() => new DraftSaver({ ...options, base: initial }));
  useEffect(() => {
    const unfollow = onlineManager.subscribe((isThere) => {
      if (isThere) void saver.flush();
    });
    return () => {
      unfollow();
      saver.stop();
      void saver.flush();
    };
  }, [saver]);
  const state = useSyncExternalStore(
    (listener) => saver.subscribe(listener),
    () => saver.state,
  );
  const change = useCallback(
    (part: Partial<Draft>) => {
      const next = { ...draft, ...part };
      setDraft(next);
      if (isSavable(next)) saver.change(next);
    },
    [draft, saver, isSavable],
  );
  const takeTheirs = useCallback(() => {
    const theirs = saver.takeTheirs();
    if (theirs !== null) setDraft(theirs);
  }, [saver]);
  return { draft, change, saver, state, takeTheirs };
}

function always(): boolean {
  return true;
}
