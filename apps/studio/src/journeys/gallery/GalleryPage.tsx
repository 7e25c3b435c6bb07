import { LinkButton, Page, PageHeader } from '@waypost/ui';
import { Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { GalleryCards } from './GalleryCards.tsx';

/** Ready-made journeys to begin with. */
export function GalleryPage() {
  const { t } = useTranslation('gallery');
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        parent={{ label: t('journeys'), href: '/journeys' }}
        secondary={
          <LinkButton href="/journeys/import" icon={<Upload aria-hidden />}>
            {t('importFile')}
          </LinkButton>
        }
      />
      <GalleryCards />
    </Page>
  );
}
