import type { Request } from 'express';

import { GraphError } from './graph-error.ts';

const defaultLimit = 25;
const largestLimit = 1000;

export interface Page<T> {
  data: T[];
  paging?: {
    cursors: { before: string; after: string };
    next?: string;
    previous?: string;
  };
}

function cursorOf(key: string): string {
  return Buffer.from(key).toString('base64url');
}

/** Address of the same request with another cursor. */
function pageUrl(request: Request, name: 'after' | 'before', cursor: string): string {
  const url = new URL(request.originalUrl, `${request.protocol}://${request.headers.host}`);
  url.searchParams.delete('after');
  url.searchParams.delete('before');
  url.searchParams.set(name, cursor);
  return url.toString();
}

/**
 * One page of a list as Graph pages it: `limit`, `after`, `before`; no `next` on the last page. `keyOf`
 * names an item for good. Throws 100 for a bad limit, 131059 for a cursor that leads nowhere.
 */
export function pageOf<T>(request: Request, items: T[], keyOf: (item: T) => string): Page<T> {
  const { limit: asked, after, before } = request.query;
  const limit = asked === undefined ? defaultLimit : Number(asked);
  if (!Number.isInteger(limit) || limit < 1) {
    throw new GraphError(100, 'Param limit must be a positive number.');
  }
  const size = Math.min(limit, largestLimit);
  const placeOf = (cursor: unknown): number => {
    const place = items.findIndex((item) => cursorOf(keyOf(item)) === cursor);
    if (place < 0) throw new GraphError(131059, 'The cursor is not valid any more.');
    return place;
  };
  let start = 0;
  if (after !== undefined) start = placeOf(after) + 1;
  else if (before !== undefined) start = Math.max(0, placeOf(before) - size);
  const end = before === undefined ? start + size : Math.min(start + size, placeOf(before));
  const data = items.slice(start, end);
  const [first] = data;
  const last = data.at(-1);
  if (first === undefined || last === undefined) return { data };
  const cursors = { before: cursorOf(keyOf(first)), after: cursorOf(keyOf(last)) };
  return {
    data,
    paging: {
      cursors,
      ...(end < items.length ? { next: pageUrl(request, 'after', cursors.after) } : {}),
      ...(start > 0 ? { previous: pageUrl(request, 'before', cursors.before) } : {}),
    },
  };
}
