import { GraphError } from '../graph/graph-error.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import { suitsKind, type UsedMedium } from './media-in-send.ts';

/** Throws 131053 for a medium whose id nobody uploaded, or which has expired. */
export function checkMediaIds(media: MediaShelf, used: readonly UsedMedium[]): void {
  for (const { id } of used) {
    if (id !== null && !media.find(id)) {
      throw new GraphError(131053, 'Media upload error: the media id is unknown or has expired.');
    }
  }
}

/** Hosts that can't exist (RFC 2606): links there can't be fetched. */
function isUnreachable(link: string): boolean {
  return /\.invalid$/i.test(new URL(link).hostname);
}

/** Whether Meta can't get hold of a medium of this message, or can't send it as what it is. */
export function mediaTrouble(media: MediaShelf, used: readonly UsedMedium[]): boolean {
  return used.some(({ id, link, kind }) => {
    if (link !== null) return isUnreachable(link);
    const stored = id === null ? undefined : media.find(id);
    return stored !== undefined && !suitsKind(kind, stored.mimeType);
  });
}
