import { mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Several times what the databases of a test run take at once, bytes. */
const NEEDED = 6 * 1024 ** 3;

/**
 * Where tests put what they throw away: in memory, if there is room. They make and remove thousands of files a second,
 * which disks, and file systems more than disks, take a third of the time for.
 * @returns {string | null} a folder; null for the system's own.
 */
export function scratchFolder() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    // What the folder may hold says nothing of what this process may have.
    const room = Math.min(bavail * bsize, process.availableMemory?.() ?? freemem());
    if (room < NEEDED || !runsPrograms()) return null;
    const folder = join(MEMORY, `waypost-tests-${process.getuid()}`);
    // PostgreSQL runs as another account when tests run as root, and has to get in.
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    return folder;
  } catch {
    return null;
  }
}

/** Tests copy PostgreSQL's programs and run the copies. */
function runsPrograms() {
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
  const options = mounts.find((line) => line.split(' ')[1] === MEMORY)?.split(' ')[3];
  return options !== undefined && !options.split(',').includes('noexec');
}
