import { useTranslation } from 'react-i18next';

import { BodyField, FooterField } from '../FrameFields.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { PersonalText } from '../PersonalText.tsx';

/** A button that opens the whole catalogue. */
export function CatalogForm({ content, onChange }: KindFormProps<ContentOf<'catalog'>>) {
  const { t } = useTranslation('message');
  return (
    <>
      <BodyField content={content} onChange={onChange} />
      <FooterField content={content} onChange={onChange} />
      <PersonalText
        path="thumbnailRetailerId"
        label={t('catalog.thumbnail')}
        help={t('catalog.thumbnailHelp')}
        value={content.thumbnailRetailerId}
        onChange={(thumbnailRetailerId) =>
          onChange({ ...content, thumbnailRetailerId }, 'thumbnailRetailerId')
        }
      />
    </>
  );
}
