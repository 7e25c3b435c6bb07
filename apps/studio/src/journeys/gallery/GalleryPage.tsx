import { LinkButton, Page, PageHeader } from '@waypost/ui';
import { Languages, Upload } from 'lucide-react';
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
      <p className="mb-4 flex items-center gap-2 text-caption text-muted">
        <Languages aria-hidden className="size-4 shrink-0" />
        {t('inLanguages')}
      </p>
      <GalleryCards />
    </Page>
  );
}
