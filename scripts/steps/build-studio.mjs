import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, toolEnvironment } from './checkout.mjs';
import { runStep } from './run-step.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

const SOURCES = [
  'apps/studio',
  'packages/ui',
  'packages/api',
  'packages/journey',
  'packages/whatsapp',
  'pnpm-lock.yaml',
];

/** Builds the web app, unless it was built from these very files. */
export async function buildStudio() {
  const hash = hashOf(SOURCES);
  if (isStamped('studio', hash) && existsSync(join(ROOT, 'apps/studio/dist/index.html'))) return;
  await runStep('Building the studio', ['vite', 'build'], {
    cwd: join(ROOT, 'apps/studio'),
    env: toolEnvironment('apps/studio'),
  });
  stamp('studio', hash);
}
