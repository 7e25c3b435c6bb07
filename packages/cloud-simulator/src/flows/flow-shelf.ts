import type { Store } from '../store/open-store.ts';
import { text } from '../store/row.ts';
import { defaultFlows } from './default-flows.ts';
import { flowSettingsSchema, type FlowSettings, type FlowSettingsInput } from './flow-settings.ts';

export interface FlowShelf {
  /** A Flow of an account by its id or name. */
  find: (wabaId: string, idOrName: string) => FlowSettings | undefined;
  list: (wabaId: string) => FlowSettings[];
  /** Adds a Flow or replaces the one with its id. */
  put: (flow: FlowSettingsInput) => FlowSettings;
}

/** Flows by account: kept in the file, read from memory. The default ones belong to every account. */
export function createFlowShelf(store: Store): FlowShelf {
  const own = new Map<string, FlowSettings>();
  for (const row of store.database.prepare('SELECT settings FROM flow').all()) {
    const flow = flowSettingsSchema.parse(JSON.parse(text(row, 'settings')));
    own.set(`${flow.wabaId} ${flow.id}`, flow);
  }
  const keep = store.database.prepare(
    `INSERT INTO flow (waba_id, id, settings) VALUES (?, ?, ?)
     ON CONFLICT (waba_id, id) DO UPDATE SET settings = excluded.settings`,
  );
  const list = (wabaId: string): FlowSettings[] => {
    const mine = [...own.values()].filter((flow) => flow.wabaId === wabaId);
    const replaced = new Set(mine.map(({ id }) => id));
    const usual = defaultFlows
      .filter(({ id }) => !replaced.has(id))
      .map((flow) => flowSettingsSchema.parse({ ...flow, wabaId }));
    return [...usual, ...mine];
  };
  return {
    list,
    find: (wabaId, idOrName) =>
      list(wabaId).find(({ id, name }) => id === idOrName || name === idOrName),
    put(input) {
      const flow = flowSettingsSchema.parse(input);
      keep.run(flow.wabaId, flow.id, JSON.stringify(flow));
      own.set(`${flow.wabaId} ${flow.id}`, flow);
      return flow;
    },
  };
}
