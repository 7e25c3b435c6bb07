/**
 * `npm run bench [-- name… --json]`: figures, each beside its limit measured in the same run. Machines are noisy: read
 * the ratios.
 */
import { benchSend, type SendFigures } from './send.ts';

const benchmarks: Record<string, () => Promise<SendFigures>> = {
  send: () => benchSend(20_000),
};

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const asked = words.filter((word) => !word.startsWith('--'));
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}.`,
  );
  process.exit(2);
}

const figures: Record<string, SendFigures> = {};
for (const [name, run] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`${name}: running…`);
  figures[name] = await run();
}

console.table(
  Object.fromEntries(
    Object.entries(figures).map(([name, one]) => [
      name,
      {
        people: one.people,
        'messages/s': Math.round(one.perSecond),
        'CPU ms/message': one.cpuMsPerMessage?.toFixed(3) ?? 'n/a',
        'plain loop/s': Math.round(one.loopPerSecond),
        ratio: one.ratio.toFixed(3),
      },
    ]),
  ),
);
if (asJson) console.log(JSON.stringify(figures));
