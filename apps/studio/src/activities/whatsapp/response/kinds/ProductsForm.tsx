import { useTranslation } from 'react-i18next';

import { Entries } from '../Entries.tsx';
import { FrameFields } from '../FrameFields.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { PersonalText } from '../PersonalText.tsx';

/** Products over all sections that Meta takes. */
const mostProducts = 30;

/** Several products of the catalogue, in sections. */
export function ProductsForm({ content, onChange }: KindFormProps<ContentOf<'products'>>) {
  const { t } = useTranslation('message');
  const count = content.sections.reduce((sum, { retailerIds }) => sum + retailerIds.length, 0);
  return (
    <>
      <FrameFields content={content} onChange={onChange} headers={['text']} />
      <PersonalText
        path="catalogId"
        label={t('product.catalog')}
        help={t('product.catalogHelp')}
        value={content.catalogId}
        onChange={(catalogId) => onChange({ ...content, catalogId }, 'catalogId')}
      />
      <Entries
        path="sections"
        title={t('product.sections')}
        nameOf={(number) => t('list.section', { number })}
        addLabel={t('list.addSection')}
        entries={content.sections}
        onChange={(sections, path) => onChange({ ...content, sections }, path)}
        create={() => ({ title: '', retailerIds: [''] })}
        most={10}
      >
        {(section, change, at) => (
          <>
            <PersonalText
              path={`sections.${at}.title`}
              label={t('list.sectionTitle', { number: at + 1 })}
              value={section.title}
              onChange={(title) => change({ ...section, title })}
            />
            <Entries
              path={`sections.${at}.retailerIds`}
              title={t('product.products')}
              nameOf={(number) => t('product.product', { number })}
              addLabel={t('product.add')}
              entries={section.retailerIds}
              onChange={(retailerIds) => change({ ...section, retailerIds })}
              create={() => ''}
              most={section.retailerIds.length + mostProducts - count}
            >
              {(sku, changeSku, place) => (
                <PersonalText
                  path={`sections.${at}.retailerIds.${place}`}
                  label={t('product.skuOf', { number: place + 1 })}
                  value={sku}
                  onChange={changeSku}
                />
              )}
            </Entries>
          </>
        )}
      </Entries>
    </>
  );
}
