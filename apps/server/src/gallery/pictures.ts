import { readFile } from 'node:fs/promises';

import type { FileMedium } from '@waypost/journey';

/** Pictures of the gallery's messages, drawn for it, by their names in files. */
export const pictureIds = {
  'full-cart': '5e4de200-0000-4000-8000-0000000000a1',
  'season-sale': '5e4de200-0000-4000-8000-0000000000a2',
  'parcel-on-its-way': '5e4de200-0000-4000-8000-0000000000a3',
} as const;
export type PictureName = keyof typeof pictureIds;

/** A picture as it travels in a file. */
export async function pictureInFile(name: PictureName): Promise<FileMedium> {
  const bytes = await readFile(new URL(`pictures/${name}.jpg`, import.meta.url));
  return {
    id: pictureIds[name],
    fileName: `${name}.jpg`,
    mimeType: 'image/jpeg',
    data: bytes.toString('base64'),
  };
}

/** Value of a header's picture. */
export function picture(name: PictureName): readonly [value: string, fallback: string] {
  return [`media:${pictureIds[name]}`, ''];
}
