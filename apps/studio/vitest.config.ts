import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** The browser of the system where there is one, else the one Playwright installed. */
const executablePath = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

/** Components, drawn and used in a real browser. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  optimizeDeps: {
    // Found one by one while tests run, they would reload the page under them.
    include: [
      '@tanstack/react-query',
      '@xyflow/react',
      'i18next',
      'lucide-react',
      'react-dom/client',
      'react-i18next',
      'zod',
      'zustand',
    ],
  },
  test: {
    name: 'components',
    env: { VITE_TEST_FULL: process.env['WAYPOST_TEST_FULL'] ?? '' },
    dir: resolve(import.meta.dirname, '../..'),
    include: ['packages/ui/src/**/*.test.tsx', 'apps/studio/src/**/*.test.tsx'],
    // Two pages would take the focus from each other.
    fileParallelism: false,
    expect: { poll: { timeout: 10_000 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          ...(executablePath === undefined ? {} : { executablePath }),
          args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
