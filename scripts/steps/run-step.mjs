import { spawn } from 'node:child_process';
import { ROOT } from './checkout.mjs';

const TERMINAL = process.stdout.isTTY;

/** A step that did not succeed. The message says which, and holds what it printed. */
export class StepError extends Error {}

/**
 * Runs one long step: shows its name and the time it takes, keeps what it prints to itself unless it fails.
 * @param {string} title what is done, for people
 * @param {readonly string[]} command program and words
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<string>} what it printed
 */
export async function runStep(title, command, options = {}) {
  const progress = showProgress(title);
  const { code, output } = await run(command, options);
  progress.end(code === 0);
  if (code !== 0) throw new StepError(`${title}: failed\n${output.trim()}`);
  return output;
}

/**
 * Runs a program to its end and collects what it prints.
 * @returns {Promise<{ code: number | null, output: string }>} `code` is null when it could not be started
 */
export function run(command, { env = process.env, cwd = ROOT } = {}) {
  const [program, ...words] = command;
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const collect = (chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: null, output: `${program}: ${error.message}` }));
    child.on('close', (code) => resolve({ code, output: plain(output) }));
  });
}

/** A tool's text without its colours. */
export function plain(text) {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/\u001B\[[\d;]*[A-Za-z]/g, '');
}

/**
 * Shows that something goes on: on a terminal one line that counts seconds, elsewhere a line every 15 seconds.
 * @returns {{ end(good: boolean): void }}
 */
export function showProgress(title) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const draw = () => process.stdout.write(`\r${title} … ${seconds()} s `);
  if (TERMINAL) draw();
  else process.stdout.write(`${title} …\n`);
  const timer = TERMINAL
    ? setInterval(draw, 1000)
    : setInterval(() => process.stdout.write(`${title} … ${seconds()} s\n`), 15_000);
  return {
    end(good) {
      clearInterval(timer);
      const line = `${title}: ${good ? 'done' : 'failed'} (${((Date.now() - started) / 1000).toFixed(1)} s)`;
      process.stdout.write(TERMINAL ? `\r${line}\u001B[K\n` : `${line}\n`);
    },
  };
}
