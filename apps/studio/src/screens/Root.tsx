import { Outlet, useRouter } from '@tanstack/react-router';
import { LinkRouter, Toaster } from '@waypost/ui';
import { Suspense } from 'react';

import { ReachBanner } from './ReachBanner.tsx';

/** Around every screen: links of the design system go through the router; toasts; the notice that Waypost does not answer. */
export function Root() {
  const router = useRouter();
  return (
    <LinkRouter navigate={(path) => router.history.push(path)}>
      <ReachBanner />
      <Suspense>
        <Outlet />
      </Suspense>
      <Toaster />
    </LinkRouter>
  );
}
