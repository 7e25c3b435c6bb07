import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, pnpm, ROOT } from './checkout.mjs';
import { runStep } from './run-step.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

/** Installs what the lockfile names, unless that was done already. */
export async function install() {
  const hash = hashOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()]);
  if (isStamped('install', hash) && existsSync(NODE)) return;
  await runStep(
    'Installing (the first time takes a minute)',
    pnpm('install', '--frozen-lockfile'),
    {
      // A lockfile is honoured, and nobody is asked anything.
      env: { ...process.env, CI: '1' },
    },
  );
  stamp('install', hash);
}

function manifests() {
  const members = ['apps', 'packages'].flatMap((group) =>
    readdirSync(join(ROOT, group)).map((name) => `${group}/${name}/package.json`),
  );
  return ['package.json', 'e2e/package.json', ...members];
}
