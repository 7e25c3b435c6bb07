import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { allItems } from './expected-outcomes.ts';
import { randomOf } from './people-csv.ts';
import type { System } from './waypost.ts';

/** Runs a test with random numbers of a seed, which a failure names: WAYPOST_TEST_SEED repeats it. */
export async function seeded(
  run: (random: () => number, seed: number) => Promise<void>,
): Promise<void> {
  const seed = Number(process.env['WAYPOST_TEST_SEED'] ?? randomInt(1_000_000));
  try {
    await run(randomOf(seed), seed);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new Error(`With WAYPOST_TEST_SEED=${seed}: ${text}`, { cause: error });
  }
}

export interface Kills {
  kills: number;
  /** Each comes at a random moment within this time after the start before it, in ms. */
  withinMs: number;
}

/** Kills the server at random moments and starts it again each time. */
export async function killing(
  system: System,
  random: () => number,
  { kills, withinMs }: Kills,
): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(random() * withinMs);
    await system.kill();
    await system.restart();
  }
}

/**
 * Posts one event per person, in batches, as a shop's server does: a batch without an answer is posted
 * again until there is one. Answers how many people there were.
 */
export async function postEvents(system: System, name: string, batch: number): Promise<number> {
  const people = await patiently(() => allItems((page) => system.api.profiles.list(page)));
  for (let start = 0; start < people.length; start += batch) {
    const events = people.slice(start, start + batch).map(({ externalId }) => ({
      name,
      externalId,
      key: `${name}-${externalId}`,
    }));
    await patiently(() => system.api.events.record({ events }));
  }
  return people.length;
}

async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 600) throw error;
      await sleep(100);
    }
  }
}
