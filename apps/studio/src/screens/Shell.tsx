import { Outlet } from '@tanstack/react-router';
import { Skeleton } from '@waypost/ui';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { Navigation } from '../navigation/Navigation.tsx';

/** An ordinary screen: the navigation at the left, the page beside it. */
export function Shell() {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed top-2 left-2 z-toast -translate-y-16 rounded-control bg-primary px-4 py-2 text-label text-on-primary focus:translate-y-0"
      >
        {t('skipToContent')}
      </a>
      <Navigation />
      <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
        <Suspense fallback={<ScreenSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}

/** Stands for a screen whose code or texts are on their way. */
export function ScreenSkeleton() {
  return <Skeleton lines={6} className="mx-auto w-full max-w-300 p-6" />;
}
