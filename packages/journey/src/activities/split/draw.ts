/**
 * A number from 0 up to, not including, 1 that looks random but is always the same for the same text,
 * so that stepping a passage again takes the same branch. FNV-1a over the UTF-16 units, its bits mixed
 * by the finaliser of MurmurHash3: ids that differ in one character share nothing.
 */
export function drawFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
