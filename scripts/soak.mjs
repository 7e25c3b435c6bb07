/** `npm run soak [-- name… --seconds n --messages n --seed n]`: puts Waypost through trouble; nothing may be lost or sent twice. */
import { requireNode } from './steps/checkout.mjs';
import { install } from './steps/install.mjs';
import { runProgram } from './steps/run-program.mjs';
import { StepError } from './steps/run-step.mjs';

requireNode();
try {
  await install();
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
runProgram('e2e/soak/main.ts', process.argv.slice(2));
