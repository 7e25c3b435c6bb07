/**
 * `npm run bench [-- name… --json --full]`: figures, each beside its limit measured in the same run. Machines are
 * noisy: read the shares. `--tiny` only shows whether each bench can run.
 */
import { parseArgs } from 'node:util';

import { benches } from './benches.ts';
import type { Bench } from './bench.ts';
import { asJson, asTable, type BenchOutcome } from './report.ts';
import { openSession, removeLeftovers, type BenchSize } from './session.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    tiny: { type: 'boolean', default: false },
  },
});
const size: BenchSize = values.tiny ? 'tiny' : values.full ? 'full' : 'normal';
const names = benches.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}

/** A bench that hangs must not keep the others: minutes. */
const longest = { tiny: 3, normal: 10, full: 60 }[size];
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => stop.abort(new Error('stopped')));
}

await removeLeftovers();
const outcomes: BenchOutcome[] = [];
for (const bench of benches) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
  if (!stop.signal.aborted) outcomes.push(await measure(bench));
}
console.log(asTable(outcomes));
if (values.json) console.log(asJson(outcomes, size));
process.exit(stop.signal.aborted ? 130 : outcomes.some(({ error }) => error !== null) ? 1 : 0);

async function measure(bench: Bench): Promise<BenchOutcome> {
  const say = (line: string) => console.error(`${bench.name}: ${line}`);
  say(bench.what);
  const begin = performance.now();
  const stopping = AbortSignal.any([stop.signal, AbortSignal.timeout(longest * 60_000)]);
  const open = await openSession(size, stopping, say);
  const ended = (figures: BenchOutcome['figures'], error: string | null): BenchOutcome => ({
    bench,
    figures,
    error,
    seconds: Math.round((performance.now() - begin) / 100) / 10,
    databases: open.databases,
  });
  try {
    return ended(await Promise.race([bench.run(open.session), aborted(stopping)]), null);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    say(`did not run: ${text}`);
    return ended([], text);
  } finally {
    await open.close();
  }
}

function aborted(stopping: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    stopping.addEventListener(
      'abort',
      () => {
        const tooLong = !stop.signal.aborted;
        reject(new Error(tooLong ? `not done within ${longest} minutes` : 'stopped'));
      },
      { once: true },
    );
  });
}
