import type { TemplateSlot } from '@waypost/whatsapp';
import { useTranslation } from 'react-i18next';

/** Gives the name of a slot as an author reads it: "Variable {{1}}", "Header image", "Link of “Shop now”". */
export function useSlotLabel(): (slot: TemplateSlot) => string {
  const { t } = useTranslation('editor');
  return (slot) =>
    slot.cardIndex === undefined
      ? words(slot)
      : t('slot.onCard', { card: slot.cardIndex + 1, slot: words(slot) });

  function words(slot: TemplateSlot): string {
    const { name } = slot;
    switch (slot.kind) {
      case 'image':
        return t('slot.image');
      case 'video':
        return t('slot.video');
      case 'document':
        return t('slot.document');
      case 'url_suffix':
        return t('slot.link', { name });
      case 'coupon_code':
        return t('slot.couponCode');
      case 'authentication_code':
        return t('slot.authenticationCode');
      case 'instant':
        return t('slot.offerEnd');
      case 'flow_token':
        return t('slot.flowToken', { name });
      case 'flow_data':
        return t('slot.flowData', { name });
      case 'product':
        return slot.component === 'header' ? t('slot.product') : t('slot.thumbnail', { name });
      case 'catalog':
        return t('slot.catalog');
      case 'products':
        return t('slot.products', { name });
      case 'coordinate':
        return name === 'latitude' ? t('slot.latitude') : t('slot.longitude');
      case 'text':
        return textLabel(slot);
    }
  }

  function textLabel({ key, component, name }: TemplateSlot): string {
    if (key.endsWith('header.filename')) return t('slot.filename');
    if (component === 'header' && name === 'address') return t('slot.address');
    const variable = `{{${name}}}`;
    return component === 'header'
      ? t('slot.header', { name: variable })
      : t('slot.body', { name: variable });
  }
}

/** How a value is written, where that is not plain; null where it is. */
export function useSlotHelp(): (slot: TemplateSlot) => string | null {
  const { t } = useTranslation('editor');
  return ({ kind }) => {
    const texts: Partial<Record<TemplateSlot['kind'], string>> = {
      instant: t('slot.instantHelp'),
      flow_token: t('slot.flowTokenHelp'),
      flow_data: t('slot.flowDataHelp'),
      product: t('slot.productHelp'),
      catalog: t('slot.catalogHelp'),
      products: t('slot.productsHelp'),
    };
    return texts[kind] ?? null;
  };
}
