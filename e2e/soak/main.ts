/**
 * `npm run soak [-- name… --seconds n --messages n --seed n]`: puts Waypost through trouble and counts at the receiver
 * what left. Ends with 1 when anything was lost or sent twice.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

import { removeLeftovers } from '../bench/session.ts';
import { runSoak } from './run-soak.ts';
import { soaks } from './soaks.ts';

const text = { type: 'string' } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: text, messages: text, seed: text },
});
const names = soaks.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No soak is called ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => stop.abort(new Error('stopped')));
}

await removeLeftovers();
const seed = Number(values.seed ?? randomInt(1_000_000));
const asked = soaks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
let failed = false;
for (const soak of asked) {
  if (stop.signal.aborted) break;
  const say = (line: string) => console.error(`${soak.name}: ${line}`);
  say(`${soak.what} (seed ${seed})`);
  const scale = {
    messages: Number(values.messages ?? soak.full.messages),
    seconds: Number(values.seconds ?? soak.full.seconds),
  };
  try {
    const checks = await runSoak(soak, scale, {
      seed,
      isFull: true,
      stopping: stop.signal,
      say,
    });
    console.log(`\n${soak.name} (seed ${seed})`);
    console.table(
      Object.fromEntries(
        checks.map(({ what, seen, ok }) => [what, { seen, ok: ok ? 'yes' : 'NO' }]),
      ),
    );
    failed ||= checks.some(({ ok }) => !ok);
  } catch (error) {
    failed = true;
    say(`did not run: ${error instanceof Error ? error.message : String(error)}`);
  }
}
process.exit(stop.signal.aborted ? 130 : failed ? 1 : 0);
