/** `npm run dev`: the server, restarted when its files change, and the studio with hot reload. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { NODE, requireNode, ROOT, toolEnvironment } from './steps/checkout.mjs';
import { install } from './steps/install.mjs';
import { StepError } from './steps/run-step.mjs';

const STUDIO_PORT = '5173';

requireNode();
try {
  await install();
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const port = process.env.PORT || '4400';
process.stdout.write(
  `Open the studio with hot reload at http://127.0.0.1:${STUDIO_PORT} once you have signed in by the link below.\n`,
);
const children = [
  spawn(NODE, ['--watch', '--watch-preserve-output', join(ROOT, 'apps/server/src/main.ts')], {
    stdio: 'inherit',
    env: { ...toolEnvironment(), PORT: port },
  }),
  spawn(
    'vite',
    ['--host', '127.0.0.1', '--port', STUDIO_PORT, '--strictPort', '--clearScreen', 'false'],
    {
      stdio: 'inherit',
      cwd: join(ROOT, 'apps/studio'),
      env: { ...toolEnvironment('apps/studio'), WAYPOST_SERVER: `http://127.0.0.1:${port}` },
      shell: process.platform === 'win32',
    },
  ),
];

// The terminal sends Ctrl+C to all of us; we end when they have.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => endAll());
for (const child of children) {
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 0;
    endAll();
  });
}

function endAll() {
  for (const child of children) child.kill('SIGTERM');
}
