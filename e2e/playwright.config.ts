import { defineConfig } from '@playwright/test';

const executablePath = process.env['CHROMIUM_PATH'];

/** `system`: processes and the HTTP API; `studio`: a person at the browser. */
export default defineConfig({
  testDir: '.',
  outputDir: '../.cache/playwright',
  forbidOnly: Boolean(process.env['CI']),
  // Each starts a Waypost with a database of its own. A third would have two cores do no more, only later.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Rome',
    // A trace (`--trace on`) takes as much of the processor as the test itself.
    trace: 'off',
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    },
  },
  projects: [
    // What is lost or doubled once in a hundred runs is a defect: no second try.
    { name: 'system', testDir: './system', retries: 0 },
    // A second try tells haste of a test from a defect; `npm test` names those that needed it.
    { name: 'studio', testDir: './studio', retries: 1 },
  ],
});
