import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

import { routesWithoutSchemas } from './build/routes-without-schemas.ts';

export default defineConfig(({ mode }) => {
  // While developing, `WAYPOST_SERVER` says where the server listens.
  const { WAYPOST_SERVER: server = 'http://127.0.0.1:4400' } = loadEnv(mode, '.', 'WAYPOST_');
  const proxied = ['/api', '/webhooks', '/simulator', '/sign-in/link', '/healthz', '/readyz'];
  return {
    plugins: [
      react(),
      tailwindcss(),
      routesWithoutSchemas(),
      {
        ...optimizeLocales.vite({ locales: ['en-US', 'it-IT', 'fr-FR', 'nl-NL', 'zh-CN'] }),
        enforce: 'pre' as const,
      },
    ],
    build: { target: ['chrome125', 'edge125', 'firefox128', 'safari18'] },
    server: { proxy: Object.fromEntries(proxied.map((path) => [path, server])) },
  };
});
