import type { Selectable } from 'kysely';

import type { WayInTable } from '../database/schema.ts';

export type WayInRow = Selectable<WayInTable>;

/** A message as ways in compare it: without case, outer and repeated spaces. */
export function foldedMessage(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
