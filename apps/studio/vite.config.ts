import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

import { routesWithoutSchemas } from './build/routes-without-schemas.ts';

/**
 * What comes in one file. Left to itself, the build makes a file of each icon and of each small control that some screens
 * share: the editor alone asked for more than a hundred.
 */
const files = [
  { name: 'start', tags: ['$initial' as const], priority: 2 },
  { name: 'icons', test: /node_modules[\\/]lucide-react[\\/]/, priority: 1 },
  {
    name: 'controls',
    test: /packages[\\/]ui[\\/]src[\\/](buttons|feedback|fields|layout|lists|overlays)[\\/]|node_modules[\\/](react-aria|react-stately|@react-aria|@react-stately|@internationalized)/,
  },
];

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
    build: {
      target: ['chrome125', 'edge125', 'firefox128', 'safari18'],
      rolldownOptions: { output: { codeSplitting: { groups: files } } },
    },
    server: { proxy: Object.fromEntries(proxied.map((path) => [path, server])) },
  };
});
