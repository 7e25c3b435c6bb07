import type { GalleryLanguage } from '@waypost/api';

import { en, type GalleryTexts } from './en/index.ts';
import { fr } from './fr/index.ts';
import { it } from './it/index.ts';
import { nl } from './nl/index.ts';
import { zh } from './zh/index.ts';

export type { GalleryTexts };

/** The gallery's words in each of its languages. */
export const galleryTexts: Record<GalleryLanguage, GalleryTexts> = { en, it, fr, nl, zh };
