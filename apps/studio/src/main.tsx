import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';

import { createQueryClient } from './api/queryClient.ts';
import { createTexts, nameLanguageOfPage } from './i18n/i18n.ts';
import { startLanguage } from './i18n/languages.ts';
import { UiTexts } from './i18n/UiTexts.tsx';
import { router } from './router.tsx';
import './studio.css';

function toSignIn(): void {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  void router.navigate({ to: '/sign-in', search: { next: href } });
}

async function start(): Promise<void> {
  const texts = await createTexts(startLanguage());
  nameLanguageOfPage(texts);

  const host = document.getElementById('root');
  if (!host) throw new Error('The page has no element #root.');
  createRoot(host).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <QueryClientProvider client={createQueryClient(toSignIn)}>
          <UiTexts>
            <RouterProvider router={router} />
          </UiTexts>
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

await start();
