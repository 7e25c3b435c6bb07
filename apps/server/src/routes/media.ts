import { assetUses, getAsset, listAssets, removeAsset, type AssetRow } from '@waypost/engine/media';
import { assetUrl, kindsOfFile, mediaRules } from '@waypost/whatsapp';

import { notFound } from './errors.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';

/** A file as the API answers it. */
export function assetOfRow(row: AssetRow) {
  const file = { mimeType: row.mime_type, byteSize: row.byte_size };
  return {
    id: row.id,
    fileName: row.file_name,
    ...file,
    kinds: kindsOfFile(file),
    contentPath: assetUrl(row.id),
    createdAt: iso(row.created_at),
    createdBy: row.created_by,
  };
}

export const media = {
  list: api.media.list.handler(async ({ context: { deps }, input }) => {
    const { kind, ...query } = input;
    const page = await listAssets(deps.db, {
      ...query,
      ...(kind === undefined ? {} : { mimeTypes: mediaRules[kind].mimeTypes }),
    });
    return { ...page, items: page.items.map(assetOfRow) };
  }),

  get: api.media.get.handler(async ({ context: { deps }, input }) => {
    const row = await getAsset(deps.db, input.id);
    if (row === undefined) throw notFound('file');
    return assetOfRow(row);
  }),

  remove: api.media.remove.handler(async ({ context: { deps }, input, errors }) => {
    const uses = await assetUses(deps.db, input.id);
    if (uses.length > 0) {
      const names = uses.slice(0, 5).map(({ name }) => `"${name}"`);
      throw errors.CONFLICT({
        message: `This file is used in ${names.join(', ')}. Take it out there first.`,
      });
    }
    if (!(await removeAsset(deps.db, input.id))) throw notFound('file');
    return { removed: true as const };
  }),
};
