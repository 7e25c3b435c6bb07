import { isMediaId, isWebAddress } from './parameter-rules.ts';

/**
 * A medium in a payload: by link, by the id of an upload at Meta, or a file of ours. A file of ours
 * becomes an id of the sender's account before the message leaves.
 */
export type MediaReference = { link: string } | { id: string } | { asset: string };

const assetPrefix = 'media:';
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What an author writes for a file uploaded to Waypost. */
export function assetMedium(assetId: string): string {
  return `${assetPrefix}${assetId}`;
}

/** The id behind `media:<id>`; null for anything else. */
export function assetOf(text: string): string | null {
  if (!text.startsWith(assetPrefix)) return null;
  const id = text.slice(assetPrefix.length);
  return uuid.test(id) ? id : null;
}

/** Reads a rendered medium: an https (or http) link, `media:<asset id>` or an id at Meta. Null when it is none of them. */
export function mediaReference(text: string): MediaReference | null {
  const asset = assetOf(text);
  if (asset !== null) return { asset };
  if (isMediaId(text)) return { id: text };
  return isWebAddress(text) ? { link: text } : null;
}

/** Where a browser that is signed in to Waypost finds a file of ours. */
export function assetUrl(assetId: string): string {
  return `/api/media/${assetId}/content`;
}

/** Where a browser that is signed in to Waypost finds the medium; undefined for ids that only Meta knows. */
export function mediaUrl(reference: MediaReference): string | undefined {
  if ('link' in reference) return reference.link;
  return 'asset' in reference ? assetUrl(reference.asset) : undefined;
}

/** The text an author would have written for a reference. */
export function mediumOf(reference: MediaReference): string {
  if ('link' in reference) return reference.link;
  return 'asset' in reference ? assetMedium(reference.asset) : reference.id;
}
