import { galleryLanguages, type GalleryLanguage } from '@waypost/api';
import { Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { languageNames } from '../../i18n/languages.ts';

/** Chooses the language in which a ready journey writes to people. */
export function MessagesLanguage({
  value,
  onChange,
}: {
  value: GalleryLanguage;
  onChange: (language: GalleryLanguage) => void;
}) {
  const { t } = useTranslation('gallery');
  return (
    <Select
      label={t('language')}
      help={t('languageHelp')}
      options={galleryLanguages.map((language) => ({
        value: language,
        label: languageNames[language],
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
