import type { BubbleButton } from '@waypost/whatsapp';
import { useTranslation } from 'react-i18next';

/** What a real phone would do on a tap that no business hears of. */
export function useLinkText(): (button: BubbleButton) => string {
  const { t } = useTranslation('handsets');
  return (button) => {
    if (button.kind === 'url' && button.url !== undefined) {
      return t('wouldOpen', { url: button.url });
    }
    return button.kind === 'copy_code' ? t('wouldCopy') : t('wouldCall');
  };
}
