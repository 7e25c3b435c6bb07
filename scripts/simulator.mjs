/** `npm run simulator -- --port 4500`: the stand-in for Meta's Cloud API as a process of its own. */
import { requireNode } from './steps/checkout.mjs';
import { runProgram } from './steps/run-program.mjs';

requireNode();
runProgram('packages/cloud-simulator/src/main.ts', process.argv.slice(2));
