/**
 * `npm test`: installs what it needs, then checks types, rules and format, runs all tests, and ends with the line
 * `N passed, N failed`. `--full` adds the tests that take minutes.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './steps/browser.mjs';
import { buildStudio } from './steps/build-studio.mjs';
import { requireNode, ROOT, toolEnvironment } from './steps/checkout.mjs';
import { install } from './steps/install.mjs';
import { plain, run, showProgress } from './steps/run-step.mjs';
import { scratchFolder } from './steps/scratch.mjs';

const RESULTS = join(ROOT, '.cache', 'test-results');
const total = { passed: 0, failed: 0, skipped: 0 };

requireNode();
const full = process.argv.includes('--full');
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

await prepare('Installation', install);
const scratch = scratchFolder();
const env = {
  ...toolEnvironment('apps/studio', 'e2e'),
  ...(scratch ? { TMPDIR: scratch } : {}),
  ...(full ? { WAYPOST_TEST_FULL: '1' } : {}),
};
const browser = await prepare('Browser', findBrowser);
if (browser) env.CHROMIUM_PATH = browser;

await check('Types', ['tsc', '-b']);
await check('Rules', ['oxlint', '--type-aware']);
await check('Format', ['oxfmt', '--check', '.']);
await suite('Unit and integration tests', 'vitest.json', countVitest, (file) => [
  'vitest',
  'run',
  '--reporter=json',
  `--outputFile=${file}`,
]);
if (await prepare('Build', async () => (await buildStudio(), true))) {
  await suite(
    'Tests of the whole',
    'playwright.json',
    countPlaywright,
    () => ['playwright', 'test', '--reporter=json'],
    { cwd: join(ROOT, 'e2e'), variable: 'PLAYWRIGHT_JSON_OUTPUT_FILE' },
  );
}
finish();

/** Something the tests need. Without it they can't be trusted: that is a failure of its own. */
async function prepare(title, work) {
  try {
    return await work();
  } catch (error) {
    total.failed += 1;
    process.stdout.write(
      `\n${title}: ${error instanceof Error ? error.message : String(error)}\n\n`,
    );
    if (title === 'Installation') finish();
    return null;
  }
}

/** A tool that has one verdict counts as one test. */
async function check(title, command) {
  const progress = showProgress(title);
  const { code, output } = await run(command, { env });
  progress.end(code === 0);
  total[code === 0 ? 'passed' : 'failed'] += 1;
  if (code !== 0) process.stdout.write(`${output.trim()}\n\n`);
}

/** A runner that writes its results to a file as JSON. */
async function suite(title, name, count, commandFor, { cwd = ROOT, variable } = {}) {
  const file = join(RESULTS, name);
  const progress = showProgress(title);
  const { code, output } = await run(commandFor(file), {
    cwd,
    env: variable ? { ...env, [variable]: file } : env,
  });
  progress.end(code === 0);
  const counted = readResults(file, count);
  for (const failure of counted?.failures ?? []) process.stdout.write(`  ✗ ${plain(failure)}\n`);
  for (const failure of counted?.unsteady ?? []) {
    process.stdout.write(`  ! only at the second try: ${plain(failure)}\n`);
  }
  // A runner that ends badly without a failed test has lost some of them.
  const lost = code !== 0 && !counted?.failed;
  if (lost) process.stdout.write(`${output.trim().split('\n').slice(-60).join('\n')}\n\n`);
  total.passed += counted?.passed ?? 0;
  total.failed += (counted?.failed ?? 0) + (lost ? 1 : 0);
  total.skipped += counted?.skipped ?? 0;
}

function readResults(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function countVitest(results) {
  const failures = results.testResults.flatMap((testFile) => {
    const failed = testFile.assertionResults.filter((result) => result.status === 'failed');
    // A file that can't even be loaded has no tests to fail.
    if (testFile.status === 'failed' && failed.length === 0)
      return [`${testFile.name}\n${testFile.message}`];
    return failed.map(
      (result) => `${testFile.name}: ${result.fullName}\n${result.failureMessages.join('\n')}`,
    );
  });
  return {
    passed: results.numPassedTests,
    failed: failures.length,
    skipped: results.numPendingTests + results.numTodoTests,
    failures,
  };
}

function countPlaywright(results) {
  const failures = [];
  /** Tests of the browser that passed at the second try: named, to be mended, but no reason to refuse a change. */
  const unsteady = [];
  const visit = (suites, path) => {
    for (const part of suites ?? []) {
      const here = [...path, part.title];
      visit(part.suites, here);
      for (const spec of part.specs ?? []) {
        const isUnsteady = spec.tests.some((test) => test.status === 'flaky');
        if (spec.ok && !isUnsteady) continue;
        const errors = spec.tests.flatMap((test) =>
          test.results.flatMap((result) => result.errors ?? []),
        );
        (spec.ok ? unsteady : failures).push(
          `${[...here, spec.title].join(' › ')}\n${errors.map((error) => error.message).join('\n')}`,
        );
      }
    }
  };
  visit(results.suites, []);
  for (const error of results.errors) failures.push(error.message);
  const { expected, flaky, skipped } = results.stats;
  return { passed: expected + flaky, failed: failures.length, skipped, failures, unsteady };
}

function finish() {
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}
