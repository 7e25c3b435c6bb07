/** What has to happen after an error, as the documentation of Meta's errors asks for it. */
export type ExpectedAction =
  /** Sent again within seconds, and accepted. */
  | { effect: 'sent_again' }
  /** Waits in the outbox, at least so many milliseconds. */
  | { effect: 'later'; afterMs: number; waitsFor?: 'pair' }
  /** Given up after one attempt. */
  | { effect: 'failed'; optsOut?: true }
  /** Kept, while its sender (or account, or connection) is paused; `forMs` when time ends it. */
  | {
      effect: 'paused';
      scope: 'number' | 'account' | 'connection' | 'throughput';
      forMs?: number;
      category?: 'UTILITY';
    }
  /** The template's status is changed; messages of a paused one wait for it. */
  | { effect: 'template'; status: 'PAUSED' | 'DISABLED' };

const again: ExpectedAction = { effect: 'sent_again' };
const failed: ExpectedAction = { effect: 'failed' };
const connection: ExpectedAction = { effect: 'paused', scope: 'connection' };
const number: ExpectedAction = { effect: 'paused', scope: 'number' };
const account: ExpectedAction = { effect: 'paused', scope: 'account' };
const aMinute: ExpectedAction = { effect: 'paused', scope: 'throughput', forMs: 60_000 };
const tenMinutes: ExpectedAction = { effect: 'later', afterMs: 600_000 };

/** Every row of Meta's error table, families by their first, last and an inner code. */
export const expectedActions: readonly (readonly [codes: number[], action: ExpectedAction])[] = [
  [[0, 190, 104, 3, 10, 200, 230, 299, 131005, 803], connection],
  [[1, 131000], again],
  [[2, 131016, 133004], again],
  [[4, 17, 613, 80007, 80008, 131057], aMinute],
  [[33, 131037, 131045], number],
  [[133000, 133005, 133006, 133008, 133009, 133010, 133015, 133016], number],
  [[131048], { effect: 'paused', scope: 'number', forMs: 4 * 3_600_000 }],
  [[368, 131031, 131042, 131044, 134011], account],
  [[131063], account],
  [[131064], { effect: 'paused', scope: 'account', category: 'UTILITY' }],
  [[100, 131008, 131009, 131020, 131041, 131200, 131250, 131299, 131051, 131055], failed],
  [[130472, 130497, 131021, 131026, 131030, 131047, 131052, 131062, 137000], failed],
  [[130429], again],
  [[131049], { effect: 'later', afterMs: 86_400_000 }],
  [[131050], { effect: 'failed', optsOut: true }],
  [[131053], { effect: 'later', afterMs: 60_000 }],
  [[131056], again],
  [[131059, 139102], again],
  [[132000, 132001, 132005, 132007, 132008, 132012, 132018, 132068], failed],
  [[132015], { effect: 'template', status: 'PAUSED' }],
  [[132016], { effect: 'template', status: 'DISABLED' }],
  [[132069, 134101], tenMinutes],
  [[134100, 134102, 134103, 135000], failed],
  [[139000, 139002, 139004, 139100, 139101, 139103, 139200], failed],
  [[2388019, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299], failed],
  [[200005, 200006, 200007], failed],
  // Codes that are in nobody's table.
  [[131999, 999_999], failed],
];

/** Errors after which a sender goes on differently: each is tried on a sender of its own. */
export function changesSender(code: number, action: ExpectedAction): boolean {
  const slowsDown = [2, 130429, 131016, 133004].includes(code);
  return slowsDown || action.effect === 'paused' || action.effect === 'template';
}
