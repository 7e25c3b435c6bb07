import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './checkout.mjs';

const FOLDER = join(ROOT, '.cache', 'stamps');
const SKIPPED = new Set(['node_modules', 'dist', '.cache']);

/** A hash over names and contents of these files and folders (below the checkout); absent ones count as absent. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, join(ROOT, path));
  return hash.digest('hex');
}

function addTo(hash, path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory()) {
    hash.update(`${relative(ROOT, path)}\0${found.size}\0`).update(readFileSync(path));
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!SKIPPED.has(name)) addTo(hash, join(path, name));
  }
}

/** Whether a step last succeeded on files with this hash. */
export function isStamped(step, hash) {
  try {
    return readFileSync(join(FOLDER, step), 'utf8') === hash;
  } catch {
    return false;
  }
}

/** Notes that a step succeeded on files with this hash. */
export function stamp(step, hash) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, step), hash);
}
