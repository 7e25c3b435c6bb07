import type { TemplateSlot } from '@waypost/whatsapp';
import { useTranslation } from 'react-i18next';

/** Gives the name of a slot as an author reads it: "Variable {{1}}", "Header image", "Link of “Shop now”". */
export function useSlotLabel(): (slot: TemplateSlot) => string {
  const { t } = useTranslation('editor');
  return (slot) => {
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
      case 'coordinate':
      case 'text': {
        const name = `{{${slot.name}}}`;
        return slot.component === 'header' ? t('slot.header', { name }) : t('slot.body', { name });
      }
    }
  };
}
