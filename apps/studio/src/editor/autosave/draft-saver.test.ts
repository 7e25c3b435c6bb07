import { graphSchema } from '@waypost/journey';
import type { Graph } from '@waypost/journey';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { DraftSaver } from './draft-saver.ts';
import type { SaveResult } from './draft-saver.ts';

function draft(name: string): Graph {
  return graphSchema.parse({
    format: 1,
    settings: {},
    activities: [{ id: 'end', type: 'end', name, position: { x: 0, y: 0 } }],
    connections: [],
  });
}

const names = (graphs: readonly Graph[]) => graphs.map(({ activities }) => activities[0]?.name);

describe('saving a draft by itself', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('saves once after a pause in the work, on the revision that was loaded', async () => {
    const saved: [Graph, number | null][] = [];
    const saver = new DraftSaver({
      revision: 7,
      base: draft('loaded'),
      save: async (graph, revision) => {
        saved.push([graph, revision]);
        return { revision: 8 };
      },
    });
    saver.change(draft('a'));
    await vi.advanceTimersByTimeAsync(500);
    saver.change(draft('b'));
    await vi.advanceTimersByTimeAsync(599);
    expect(saved).toEqual([]);
    expect(saver.state.kind).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(saved).toEqual([[draft('b'), 7]]);
    expect(saver.state.kind).toBe('saved');
    expect(saver.revision).toBe(8);
  });

  it('never saves two drafts at a time, and saves what changed meanwhile on the new revision', async () => {
    const saved: Graph[] = [];
    const revisions: (number | null)[] = [];
    const answers: ((result: SaveResult) => void)[] = [];
    const saver = new DraftSaver({
      revision: 1,
      base: draft('loaded'),
      save: (graph, revision) => {
        saved.push(graph);
        revisions.push(revision);
        return new Promise((resolve) => answers.push(resolve));
      },
    });
    saver.change(draft('a'));
    await vi.advanceTimersByTimeAsync(600);
    saver.change(draft('b'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(names(saved)).toEqual(['a']);
    answers[0]?.({ revision: 2 });
    await vi.advanceTimersByTimeAsync(0);
    expect(names(saved)).toEqual(['a', 'b']);
    expect(revisions).toEqual([1, 2]);
    answers[1]?.({ revision: 3 });
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.state.kind).toBe('saved');
  });

  it('says that it is not saved when the network fails, and tries again by itself', async () => {
    let fails = true;
    const saver = new DraftSaver({
      revision: 1,
      base: draft('loaded'),
      save: async () => {
        if (fails) throw new Error('offline');
        return { revision: 2 };
      },
    });
    saver.change(draft('a'));
    await vi.advanceTimersByTimeAsync(600);
    expect(saver.state.kind).toBe('failed');
    fails = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(saver.state.kind).toBe('saved');
  });

  it('stops at a conflict, and overwrites only when told to', async () => {
    const saved: [string | undefined, number | null][] = [];
    const conflict = { revision: 5, updatedBy: 'Ada', updatedAt: '', draft: draft('theirs') };
    const saver = new DraftSaver({
      revision: 1,
      base: draft('loaded'),
      save: async (graph, revision) => {
        saved.push([graph.activities[0]?.name, revision]);
        return revision === null ? { revision: 6 } : { conflict };
      },
    });
    saver.change(draft('mine'));
    await vi.advanceTimersByTimeAsync(600);
    expect(saver.state).toEqual({ kind: 'conflict', conflict, base: draft('loaded') });
    saver.change(draft('mine again'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved).toEqual([['mine', 1]]);
    await saver.keepMine();
    expect(saved).toEqual([
      ['mine', 1],
      ['mine again', null],
    ]);
    expect(saver.state.kind).toBe('saved');
    expect(saver.revision).toBe(6);
  });

  it('takes the other draft and its revision when told to', async () => {
    const conflict = { revision: 5, updatedBy: 'Ada', updatedAt: '', draft: draft('theirs') };
    const revisions: (number | null)[] = [];
    const saver = new DraftSaver({
      revision: 1,
      base: draft('loaded'),
      save: async (_graph, revision) => {
        revisions.push(revision);
        return revision === 5 ? { revision: 6 } : { conflict };
      },
    });
    saver.change(draft('mine'));
    await saver.flush();
    const theirs = saver.takeTheirs();
    expect(theirs).toEqual(draft('theirs'));
    expect(saver.state.kind).toBe('saved');
    if (theirs) saver.change(theirs);
    expect(saver.state.kind, 'showing theirs is nothing to save').toBe('saved');
    saver.change(draft('next'));
    await saver.flush();
    expect(revisions).toEqual([1, 5]);
    expect(saver.revision).toBe(6);
  });

  it('keeps what is not saved yet on the shelf, with what it was made of, until the server has it', async () => {
    const kept: unknown[] = [];
    let forgotten = 0;
    let fails = true;
    const saver = new DraftSaver({
      revision: 3,
      base: draft('loaded'),
      shelf: {
        keep: async ({ draft: unsaved, base, revision }) => {
          kept.push([...names([unsaved, base]), revision]);
          return true;
        },
        forget: () => {
          forgotten += 1;
        },
      },
      save: async () => {
        if (fails) throw new Error('offline');
        return { revision: 4 };
      },
    });
    expect(saver.isSafe).toBe(true);
    saver.change(draft('a'));
    expect(saver.isSafe).toBe(false);
    await vi.advanceTimersByTimeAsync(600);
    saver.change(draft('b'));
    await vi.advanceTimersByTimeAsync(0);
    expect(kept).toEqual([
      ['a', 'loaded', 3],
      ['b', 'loaded', 3],
    ]);
    expect([saver.state.kind, saver.isSafe, forgotten]).toEqual(['failed', true, 0]);
    fails = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect([saver.state.kind, forgotten]).toEqual(['saved', 1]);
  });

  it('knows its own work when the answer to it got lost, and goes on from there', async () => {
    let present = { graph: draft('loaded'), revision: 1 };
    let losesAnswer = true;
    const saver = new DraftSaver({
      revision: 1,
      base: draft('loaded'),
      save: async (graph, revision) => {
        if (revision !== present.revision) {
          const { graph: theirs, ...rest } = present;
          return { conflict: { ...rest, updatedBy: 'me', updatedAt: '', draft: theirs } };
        }
        present = { graph, revision: present.revision + 1 };
        if (losesAnswer) throw new Error('connection lost');
        return { revision: present.revision };
      },
    });
    saver.change(draft('a'));
    await vi.advanceTimersByTimeAsync(600);
    losesAnswer = false;
    saver.change(draft('b'));
    await vi.advanceTimersByTimeAsync(2000);
    expect([saver.state.kind, present.revision]).toEqual(['saved', 3]);
    expect(names([present.graph])).toEqual(['b']);
  });

  it('saves what was made of both on top of theirs', async () => {
    const conflict = { revision: 5, updatedBy: 'Ada', updatedAt: '', draft: draft('theirs') };
    const saved: [string | undefined, number | null][] = [];
    const saver = new DraftSaver({
      revision: 1,
      base: draft('loaded'),
      save: async (graph, revision) => {
        saved.push([graph.activities[0]?.name, revision]);
        return revision === 5 ? { revision: 6 } : { conflict };
      },
    });
    saver.change(draft('mine'));
    await saver.flush();
    saver.takeBoth(draft('both'));
    await vi.advanceTimersByTimeAsync(600);
    expect(saved.at(-1)).toEqual(['both', 5]);
    expect(saver.state.kind).toBe('saved');
  });
});
