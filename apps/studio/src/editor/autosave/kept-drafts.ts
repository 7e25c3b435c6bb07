import { graphSchema } from '@waypost/journey';
import { createStore, del, entries, set } from 'idb-keyval';
import { z } from 'zod';

import type { Unsaved } from './draft-saver.ts';

const keptSchema = z.object({
  journeyId: z.string(),
  /** Whose work it is: nobody else who signs in at this browser gets to see it. */
  actor: z.string(),
  revision: z.number().int(),
  base: graphSchema,
  draft: graphSchema,
  /** When the last change was made, ms. */
  at: z.number(),
});

/** Work on a journey that never reached the server, as this browser kept it. */
export interface KeptDraft extends Unsaved {
  /** Of the tab that it was made in. */
  key: string;
  at: number;
}

// Made when first used: without IndexedDB (some private windows) nothing is kept, and the editor works all the same.
let store: ReturnType<typeof createStore> | null = null;
const drafts = () => (store ??= createStore('waypost', 'unsaved-drafts'));

/**
 * The newest work on a journey that a tab left behind unsaved: it was closed, reloaded or crashed while the server could
 * not be reached. Null when there is none, or when this browser keeps nothing.
 */
export async function findKeptDraft(journeyId: string, actor: string): Promise<KeptDraft | null> {
  try {
    const [kept, open] = await Promise.all([entries<string, unknown>(drafts()), openTabs()]);
    const left = kept.flatMap(([key, value]): KeptDraft[] => {
      const read = keptSchema.safeParse(value);
      if (!read.success || open.has(key)) return [];
      const { data } = read;
      return data.journeyId === journeyId && data.actor === actor ? [{ ...data, key }] : [];
    });
    return left.toSorted((one, other) => other.at - one.at)[0] ?? null;
  } catch {
    return null;
  }
}

/** Keeps what is not saved yet. False when this browser can't. */
export async function keepDraft(
  key: string,
  draft: Unsaved & { journeyId: string; actor: string; at: number },
): Promise<boolean> {
  return set(key, draft, drafts()).then(
    () => true,
    () => false,
  );
}

/** The server has it now, or nobody wants it. */
export async function forgetDraft(key: string): Promise<void> {
  await del(key, drafts()).catch(() => {});
}

const lockName = (key: string) => `waypost-unsaved:${key}`;

/** Tells the other tabs that the work under this key is being done, until the tab closes or the signal comes. */
export function claimKey(key: string, signal: AbortSignal): void {
  const released = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  locks()
    ?.request(lockName(key), { signal }, () => released)
    .catch(() => {});
}

/** Keys of the tabs that are open. Where tabs can't tell each other (no HTTPS), none. */
async function openTabs(): Promise<ReadonlySet<string>> {
  const held = (await locks()?.query())?.held ?? [];
  const start = lockName('');
  return new Set(
    held.flatMap(({ name }) => (name?.startsWith(start) ? [name.slice(start.length)] : [])),
  );
}

function locks(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}
