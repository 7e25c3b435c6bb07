import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { expect, test } from '@playwright/test';

const studio = fileURLToPath(new URL('../../apps/studio/dist', import.meta.url));

/** What the first page of the studio loads before anybody opened anything. */
async function firstScripts(): Promise<{ name: string; code: string }[]> {
  const page = await readFile(join(studio, 'index.html'), 'utf8');
  const names = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(
    ([, name]) => name ?? [],
  );
  return Promise.all(
    [...new Set(names)].map(async (name) => ({
      name,
      code: await readFile(join(studio, name), 'utf8'),
    })),
  );
}

test('the first load of the studio is at most 300 kB of JavaScript, gzipped', async () => {
  const scripts = await firstScripts();
  expect(scripts.length).toBeGreaterThan(1);
  const size = scripts.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
  expect(size).toBeLessThanOrEqual(300_000);
});

test('canvas, charts and the message editor come when they are opened', async () => {
  const marks = ['react-flow__', 'recharts-', 'cm-content'];
  const early = (await firstScripts()).filter(({ code }) =>
    marks.some((mark) => code.includes(mark)),
  );
  expect(early.map(({ name }) => name)).toEqual([]);
});
