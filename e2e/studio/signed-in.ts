import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { test as base, type Cookie, type Page } from '@playwright/test';

import { freePort, runScript, startProcess } from '../system/processes.ts';

/** A Waypost of its own with the demo workspace and the embedded simulator, as a newcomer's first start gives. */
export interface RunningWaypost {
  readonly url: string;
  /** An API key with the role admin. */
  readonly apiKey: string;
  readonly dataDir: string;
  /** A sign-in link that works once. */
  mintLink(): Promise<string>;
}

export interface WorkerFixtures {
  waypost: RunningWaypost;
  /** The cookies of somebody who followed a sign-in link. */
  session: Cookie[];
}

export interface TestFixtures {
  /** A page that stands at the studio's home, signed in. */
  studio: Page;
}

const API_KEY = 'a-key-for-browser-tests-long-enough';

/** Starts a Waypost in an empty folder. The caller stops it. */
export async function startStudio(
  settings: NodeJS.ProcessEnv = {},
): Promise<RunningWaypost & { stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'waypost-studio-'));
  // As root, PostgreSQL runs under another account and must get in.
  await chmod(folder, 0o755);
  const environment = {
    PORT: String(await freePort()),
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: '',
    SIMULATOR_URL: '',
    WAYPOST_API_KEY: API_KEY,
    LOG_LEVEL: 'warn',
    // Tests stand in for other systems on this machine.
    WAYPOST_ALLOWED_PRIVATE_HOSTS: '127.0.0.1',
    ...settings,
  };
  const url = `http://127.0.0.1:${environment.PORT}`;
  const server = await startProcess('apps/server/src/main.ts', {
    url,
    ready: '/readyz',
    environment,
  });
  return {
    url,
    apiKey: API_KEY,
    dataDir: environment.DATA_DIR,
    mintLink: async () => {
      const { code, output } = await runScript('apps/server/src/cli/main.ts', environment, [
        'link',
      ]);
      const link = /http:\S+/.exec(output)?.[0];
      if (code !== 0 || !link) throw new Error(output);
      return link;
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Tests of the studio: one Waypost per worker, a fresh browser profile per test. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  waypost: [
    // Playwright reads from the pattern which fixtures are wanted: none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const waypost = await startStudio();
      await use(waypost);
      await waypost.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  session: [
    async ({ waypost, browser }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(await waypost.mintLink());
      await use(await context.cookies());
      await context.close();
    },
    { scope: 'worker' },
  ],

  studio: async ({ page, waypost, session }, use) => {
    await page.context().addCookies(session);
    await page.goto(waypost.url);
    await use(page);
  },
});

export { expect } from '@playwright/test';
