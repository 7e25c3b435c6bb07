import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';

import { followReach } from './api/reach.ts';
import { createTexts, nameLanguageOfPage } from './i18n/i18n.ts';
import { startLanguage } from './i18n/languages.ts';
import { UiTexts } from './i18n/UiTexts.tsx';
import { queries, router } from './router.tsx';
import './studio.css';

async function start(): Promise<void> {
  followReach();
  const arriving = createTexts(startLanguage());
  // The screen's code, and what it asks for, come while the texts do.
  void router.load();
  const texts = await arriving;
  nameLanguageOfPage(texts);

  const host = document.getElementById('root');
  if (!host) throw new Error('The page has no element #root.');
  createRoot(host).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <QueryClientProvider client={queries}>
          <UiTexts>
            <RouterProvider router={router} />
          </UiTexts>
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

await start();
