import { Banner, Link } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useReadiness } from './readiness.ts';
import { useAttention } from './use-attention.ts';

const troubles = {
  database_read_only: 'trouble.readOnly',
  database_disk_full: 'trouble.diskFull',
  database_unreachable: 'trouble.unreachable',
  database_starting: 'trouble.starting',
  database_overloaded: 'trouble.overloaded',
  database_damaged: 'trouble.damaged',
} as const;

function isTrouble(code: string): code is keyof typeof troubles {
  return code in troubles;
}

/** Above every screen: what keeps Waypost from its work, for as long as it does. */
export function StateBanners() {
  const { t } = useTranslation('common');
  const { isHeld } = useAttention();
  const trouble = useReadiness()
    .map(({ code }) => code)
    .find(isTrouble);
  if (!isHeld && trouble === undefined) return null;
  return (
    <div className="flex flex-col gap-2 p-4 pb-0">
      {trouble !== undefined && (
        <Banner tone="danger" title={t(troubles[trouble])}>
          {t('trouble.text')}
        </Banner>
      )}
      {isHeld && (
        <Banner
          tone="warning"
          title={t('hold.title')}
          action={<Link href="/settings/sending-hold">{t('hold.action')}</Link>}
        >
          {t('hold.text')}
        </Banner>
      )}
    </div>
  );
}
