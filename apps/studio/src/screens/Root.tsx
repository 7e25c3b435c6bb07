import { Outlet, useRouter } from '@tanstack/react-router';
import { LinkRouter, Toaster } from '@waypost/ui';
import { Suspense } from 'react';

import { OfflineBanner } from './OfflineBanner.tsx';

/** Around every screen: links of the design system go through the router; toasts; the offline notice. */
export function Root() {
  const router = useRouter();
  return (
    <LinkRouter navigate={(path) => router.history.push(path)}>
      <OfflineBanner />
      <Suspense>
        <Outlet />
      </Suspense>
      <Toaster />
    </LinkRouter>
  );
}
