import { onlineManager } from '@tanstack/react-query';
import { Banner } from '@waypost/ui';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

/** Says that Waypost does not answer, for as long as it doesn't. */
export function ReachBanner() {
  const { t } = useTranslation();
  const isThere = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  return isThere ? null : (
    <Banner tone="warning" className="fixed inset-x-4 top-2 z-toast mx-auto max-w-160">
      {t('unreachable')}
    </Banner>
  );
}
