import { openSession } from '../bench/session.ts';
import { randomOf } from '../system/people-csv.ts';
import type { Check, Scale, Soak, SoakRun } from './soak.ts';

/** Runs one soak and ends everything it started, whatever happens. */
export async function runSoak(
  soak: Soak,
  scale: Scale,
  options: Pick<SoakRun, 'isFull' | 'say'> & { seed: number; stopping: AbortSignal },
): Promise<Check[]> {
  const { seed, stopping, isFull, say } = options;
  const open = await openSession('normal', stopping, say);
  try {
    const { session } = open;
    const run = soak.run({ ...scale, session, random: randomOf(seed), isFull, say });
    return await Promise.race([run, aborted(stopping)]);
  } finally {
    await open.close();
  }
}

function aborted(stopping: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    stopping.addEventListener('abort', () => reject(stopping.reason), { once: true });
  });
}
