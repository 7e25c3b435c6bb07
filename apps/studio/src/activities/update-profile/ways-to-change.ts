import type { ProfileChange } from '@waypost/journey';

/** What an author chooses to do to an attribute: a kind of value and what it does, as one choice. */
export const waysToChange = {
  setText: { kind: 'text', how: 'set' },
  setNumber: { kind: 'number', how: 'set' },
  increase: { kind: 'number', how: 'increase' },
  decrease: { kind: 'number', how: 'decrease' },
  setBoolean: { kind: 'boolean', how: 'set' },
  setDate: { kind: 'date', how: 'set' },
  today: { kind: 'date', how: 'today' },
  now: { kind: 'date', how: 'now' },
  add: { kind: 'list', how: 'add' },
  remove: { kind: 'list', how: 'remove' },
  setList: { kind: 'list', how: 'set' },
  clear: { kind: 'clear', how: 'set' },
} as const satisfies Record<string, Pick<ProfileChange, 'kind' | 'how'>>;
export type WayToChange = keyof typeof waysToChange;

function isWay(name: string): name is WayToChange {
  return Object.hasOwn(waysToChange, name);
}

/** In the order in which they are offered. */
export const offeredWays: readonly WayToChange[] = Object.keys(waysToChange).filter(isWay);

/** What a change does; null for one that the studio would not make. */
export function wayOf({ kind, how }: ProfileChange): WayToChange | null {
  return (
    offeredWays.find((way) => waysToChange[way].kind === kind && waysToChange[way].how === how) ??
    null
  );
}

/** What is done first to an attribute of a kind. */
export function firstWay(kind: Exclude<ProfileChange['kind'], 'clear'>): WayToChange {
  return offeredWays.find((way) => waysToChange[way].kind === kind) ?? 'setText';
}

/** The change, made another way; a value is kept where it can still be one. */
export function changedWay(change: ProfileChange, way: WayToChange): ProfileChange {
  const { kind, how } = waysToChange[way];
  const keeps = (kind === 'boolean') === (change.kind === 'boolean');
  return { ...change, kind, how, value: keeps ? change.value : '' };
}
