import { Outlet, useRouterState } from '@tanstack/react-router';
import { Skeleton } from '@waypost/ui';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { StateBanners } from '../attention/StateBanners.tsx';
import { Navigation } from '../navigation/Navigation.tsx';

/** Moves the focus to the page when another screen opens, so that the keyboard starts there. */
function useScreenFocus() {
  const content = useRef<HTMLElement>(null);
  const screen = useRouterState({ select: (state) => state.matches.at(-1)?.routeId });
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    if (!content.current?.contains(document.activeElement)) {
      content.current?.focus({ preventScroll: true });
    }
  }, [screen]);
  return content;
}

/** An ordinary screen: the navigation at the left, the page beside it. */
export function Shell() {
  const { t } = useTranslation();
  const content = useScreenFocus();
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed top-2 left-2 z-toast -translate-y-16 rounded-control bg-primary px-4 py-2 text-label text-on-primary focus:translate-y-0"
      >
        {t('skipToContent')}
      </a>
      <Navigation />
      <main ref={content} id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
        <StateBanners />
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
