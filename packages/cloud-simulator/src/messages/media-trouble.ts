import type { UsedMedium } from './media-in-send.ts';

/** Hosts that can't exist (RFC 2606): links there can't be fetched. */
function isUnreachable(link: string): boolean {
  return /\.invalid$/i.test(new URL(link).hostname);
}

/** Whether Meta could not get hold of a medium of this message, or can't send it as what it is. */
export function mediaTrouble(_context: unknown, media: UsedMedium[]): boolean {
  return media.some((medium) => medium.link !== null && isUnreachable(medium.link));
}
