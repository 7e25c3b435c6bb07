import type { TemplateSlot } from '@waypost/whatsapp';
import { useTranslation } from 'react-i18next';

/** Gives the name of a slot as an author reads it: "Variable {{1}}", "Header image", "Link of “Shop now”". */
export function useSlotLabel(): (slot: TemplateSlot) => string {
  const { t } = useTranslation('editor');
  const words = (slot: TemplateSlot): string => {
    switch (slot.kind) {
      case 'image':
        return t('slot.image');
      case 'video':
        return t('slot.video');
      case 'document':
        return t('slot.document');
      case 'url_suffix':
        return t('slot.link', { name: slot.name });
      case 'coupon_code':
        return t('slot.couponCode');
      case 'authentication_code':
        return t('slot.authenticationCode');
      case 'instant':
        return t('slot.offerEnd');
      case 'flow_token':
        return t('slot.flowToken', { name: slot.name });
      case 'flow_data':
        return t('slot.flowData', { name: slot.name });
      case 'product':
        return slot.component === 'header' ? t('slot.product') : t('slot.thumbnail');
      case 'catalog':
        return t('slot.catalog');
      case 'products':
        return t('slot.products');
      case 'coordinate':
      case 'text': {
        if (slot.key.endsWith('header.filename')) return t('slot.filename');
        const name = `{{${slot.name}}}`;
        return slot.component === 'header' ? t('slot.header', { name }) : t('slot.body', { name });
      }
    }
  };
  return (slot) =>
    slot.cardIndex === undefined
      ? words(slot)
      : t('slot.onCard', { card: slot.cardIndex + 1, slot: words(slot) });
}
