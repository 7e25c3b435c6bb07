import type { GalleryLanguage } from '@waypost/api';
import { useTranslation } from 'react-i18next';

import { preferredLanguage } from '../../i18n/languages.ts';

/** The language in which the gallery is read: that of the studio. */
export function useGalleryLanguage(): GalleryLanguage {
  const { i18n } = useTranslation();
  return preferredLanguage([i18n.language]);
}
