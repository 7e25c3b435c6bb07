import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** Folder of the checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const PNPM = 'pnpm@12.21.0';

/** npm's own program, which every Node brings. */
const NPX = process.platform === 'win32' ? 'npx.cmd' : 'npx';

/** Command that runs pnpm without installing it for the whole machine. */
export function pnpm(...words) {
  return [NPX, '-y', PNPM, ...words];
}

/** The Node that the project brings, whatever the machine has. */
export const NODE = join(
  ROOT,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** Where Node keeps what it compiled: that halves the time of a start. */
const COMPILED = join(ROOT, '.cache', 'compiled');

/** Environment in which the project's own tools are found first, and start fast. */
export function toolEnvironment(...packages) {
  const folders = ['', ...packages].map((folder) => join(ROOT, folder, 'node_modules', '.bin'));
  const separator = process.platform === 'win32' ? ';' : ':';
  // Windows spells it Path.
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    NODE_COMPILE_CACHE: COMPILED,
    ...process.env,
    [name]: [...folders, process.env[name]].join(separator),
  };
}

/** Ends with a clear word where Node is too old for what follows. */
export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 18) return;
  process.stderr.write(
    `Waypost needs Node 18 or newer to start; this is ${process.version}. Get a newer one from https://nodejs.org.\n`,
  );
  process.exit(1);
}
