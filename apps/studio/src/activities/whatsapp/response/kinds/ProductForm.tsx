import { useTranslation } from 'react-i18next';

import { BodyField, FooterField } from '../FrameFields.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { PersonalText } from '../PersonalText.tsx';

/** One product of the catalogue. */
export function ProductForm({ content, onChange }: KindFormProps<ContentOf<'product'>>) {
  const { t } = useTranslation('message');
  return (
    <>
      <PersonalText
        path="catalogId"
        label={t('product.catalog')}
        help={t('product.catalogHelp')}
        value={content.catalogId}
        onChange={(catalogId) => onChange({ ...content, catalogId }, 'catalogId')}
      />
      <PersonalText
        path="retailerId"
        label={t('product.sku')}
        help={t('product.skuHelp')}
        value={content.retailerId}
        onChange={(retailerId) => onChange({ ...content, retailerId }, 'retailerId')}
      />
      <BodyField content={content} onChange={onChange} />
      <FooterField content={content} onChange={onChange} />
    </>
  );
}
