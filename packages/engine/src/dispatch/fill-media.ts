import { payloadAssets, withMediaIds } from '@waypost/whatsapp';

import type { MediaId } from '../media/index.ts';
import type { DispatchRules, SendableMessage } from './judge-message.ts';

/** Messages whose files have ids now, and what becomes of the others. */
export interface FilledMedia {
  sendable: SendableMessage[];
  /** A file was deleted, or Meta does not take it. */
  unavailable: SendableMessage[];
  /** `until`: ms since the epoch. */
  waiting: { message: SendableMessage; until: number }[];
}

const mediaRefused = 131053;

/** Puts Meta's ids in place of our files, uploading what Meta does not have yet. */
export async function fillMedia(
  messages: readonly SendableMessage[],
  { sender, media }: DispatchRules,
  now: number,
): Promise<FilledMedia> {
  const filled: FilledMedia = { sendable: [], unavailable: [], waiting: [] };
  const holding = messages.map((message) => ({ message, assets: payloadAssets(message.content) }));
  const needs = holding.flatMap(({ message: { due }, assets }) => {
    if (assets.length === 0) return [];
    const failedAt =
      due.last_code === mediaRefused ? (due.last_claimed_at?.getTime() ?? null) : null;
    return [{ assets, failedAt }];
  });
  const ids = needs.length === 0 ? noIds : await media.look(sender, needs, now);
  for (const { message, assets } of holding) {
    const found = assets.map((asset) => ids.get(asset));
    const afterMs = found.map((id) => (id?.kind === 'later' ? id.afterMs : 0));
    if (found.some((id) => id === undefined || id.kind === 'gone' || id.kind === 'refused')) {
      filled.unavailable.push(message);
    } else if (Math.max(0, ...afterMs) > 0) {
      filled.waiting.push({ message, until: now + Math.max(...afterMs) });
    } else if (assets.length === 0) filled.sendable.push(message);
    else {
      const content = withMediaIds(message.content, (asset) => idOf(ids.get(asset)));
      filled.sendable.push({ ...message, content });
    }
  }
  return filled;
}

const noIds: ReadonlyMap<string, MediaId> = new Map();

function idOf(found: MediaId | undefined): string {
  return found?.kind === 'ready' ? found.mediaId : '';
}
