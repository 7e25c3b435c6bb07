/** `npm run waypost -- <command>`: commands for a Waypost that is installed. */
import { requireNode } from './steps/checkout.mjs';
import { runProgram } from './steps/run-program.mjs';

requireNode();
runProgram('apps/server/src/cli/main.ts', process.argv.slice(2));
