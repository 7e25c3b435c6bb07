import type { Selectable } from 'kysely';

import type { MediaAssetTable } from '../database/schema.ts';

/** A file of ours: uploaded by an author, or sent to us. */
export type AssetRow = Selectable<MediaAssetTable>;

/** Bytes of one piece in `media_chunk`. */
export const chunkSize = 1024 * 1024;
