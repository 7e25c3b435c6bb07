/** `npm start`: installs and builds what has changed, then runs Waypost. */
import { buildStudio } from './steps/build-studio.mjs';
import { requireNode } from './steps/checkout.mjs';
import { install } from './steps/install.mjs';
import { runProgram } from './steps/run-program.mjs';
import { StepError } from './steps/run-step.mjs';

requireNode();
try {
  await install();
  await buildStudio();
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
runProgram('apps/server/src/main.ts', process.argv.slice(2));
