import { chown, copyFile, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { ServerAccount } from './run-program.ts';

/** Files copied at the same time. */
const atOnce = 16;

export interface CopyOptions {
  /** Path below the folder, with `/`; true leaves a file out, or what is in a folder. */
  readonly leaveOut?: (path: string) => boolean;
  /** Whom the copies belong to; null: to us. */
  readonly account: ServerAccount | null;
}

/**
 * Copies a folder with all that is in it, safely onto the disk. Files that go away meanwhile are passed over: a
 * database that runs removes some. Answers how many bytes were copied.
 */
export async function copyFiles(from: string, to: string, options: CopyOptions): Promise<number> {
  const files: string[] = [];
  await makeFolder(to, options.account);
  await copyFolders('');

  async function copyFolders(folder: string): Promise<void> {
    for (const entry of await readdir(join(from, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        // oxlint-disable-next-line no-await-in-loop
        await makeFolder(join(to, path), options.account);
        // oxlint-disable-next-line no-await-in-loop
        if (options.leaveOut?.(path) !== true) await copyFolders(path);
      } else if (entry.isFile() && options.leaveOut?.(path) !== true) {
        files.push(path);
      }
    }
  }

  let bytes = 0;
  const work = async (): Promise<void> => {
    for (let path = files.pop(); path !== undefined; path = files.pop()) {
      // oxlint-disable-next-line no-await-in-loop
      bytes += await copyOne(join(from, path), join(to, path), options.account);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return bytes;
}

/** Copies one file; answers its bytes, 0 when it is gone. */
export async function copyOne(
  from: string,
  to: string,
  account: ServerAccount | null,
): Promise<number> {
  try {
    await copyFile(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  if (account) await chown(to, account.uid, account.gid);
  const file = await open(to, 'r+');
  try {
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

async function makeFolder(path: string, account: ServerAccount | null): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (account) await chown(path, account.uid, account.gid);
}
