/** Headers that Waypost or the connection sets; in lower case. */
const ownHeaders: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'content-type',
  'transfer-encoding',
  'idempotency-key',
  'accept-encoding',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
]);

/** True for a header that no author may set. */
export function isOwnHeader(name: string): boolean {
  return ownHeaders.has(name.trim().toLowerCase());
}

/** True for what may be a header's name. */
export function isHeaderName(name: string): boolean {
  return /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name.trim());
}
