import type { GraphPart } from '@waypost/journey';
import { useEffect, useEffectEvent } from 'react';

import { placeOf } from '../use-shortcuts.ts';
import { readClip, writeClip } from './clip.ts';

/** What the keys of the clipboard do in the editor. */
export interface ClipboardActions {
  /** What is selected; null when there is nothing to copy. */
  copied: () => GraphPart | null;
  removeCopied: () => void;
  paste: (part: GraphPart) => void;
}

/** Copy, cut and paste by the browser's own keys and menu, between journeys, tabs and browsers. */
export function useClipboard(actions: ClipboardActions): void {
  const copied = useEffectEvent((event: ClipboardEvent) => {
    if (!isForActivities(event)) return;
    const part = actions.copied();
    if (part === null) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', writeClip(part));
    if (event.type === 'cut') actions.removeCopied();
  });
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    if (!isForActivities(event)) return;
    const part = readClip(event.clipboardData?.getData('text/plain') ?? '');
    if (part === null) return;
    event.preventDefault();
    actions.paste(part);
  });
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => copied(event);
    const onPaste = (event: ClipboardEvent) => pasted(event);
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
}

/** Marked words keep their usual copy; text fields and dialogs keep theirs, and their paste. */
function isForActivities({ target }: ClipboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const place = placeOf(target);
  return place !== 'text' && place !== 'dialog' && (document.getSelection()?.isCollapsed ?? true);
}
