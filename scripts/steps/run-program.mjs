import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT, toolEnvironment } from './checkout.mjs';

/**
 * Runs one of the project's programs on the project's own Node, with this terminal, and ends as it ends. Ctrl+C
 * reaches it directly; a request to end is passed on.
 * @param {string} file path below the checkout
 * @param {readonly string[]} words what follows
 */
export function runProgram(file, words) {
  if (!existsSync(NODE)) {
    process.stderr.write('Waypost is not installed yet. Run "npm start" first.\n');
    process.exit(1);
  }
  const child = spawn(NODE, [join(ROOT, file), ...words], {
    stdio: 'inherit',
    env: toolEnvironment(),
  });
  // The terminal sends Ctrl+C to both of us; who decides when to end is the program.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${NODE} could not be run: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
  return child;
}
