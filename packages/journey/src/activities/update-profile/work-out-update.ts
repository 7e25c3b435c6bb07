import { compileValue, isPersonalised, type PersonalisationData } from '@waypost/whatsapp';

import type { ProfileUpdate } from '../../profile/profile-update.ts';
import { readValue } from './read-value.ts';
import type { ProfileChange, UpdateProfile } from './schema.ts';

/** What an activity writes for one person, or the reason (a code) why it writes nothing. */
export type WorkedOutUpdate = { update: ProfileUpdate } | { reason: string };

type CompiledUpdate = (dataOf: () => PersonalisationData) => WorkedOutUpdate;

const compiled = new WeakMap<UpdateProfile, CompiledUpdate>();

/** Works out all values for one person. The Liquid of an activity is parsed once. */
export function workOutUpdate(
  activity: UpdateProfile,
  dataOf: () => PersonalisationData,
): WorkedOutUpdate {
  let workOut = compiled.get(activity);
  if (workOut === undefined) {
    workOut = compileUpdate(activity);
    compiled.set(activity, workOut);
  }
  return workOut(dataOf);
}

function compileUpdate({ changes }: UpdateProfile): CompiledUpdate {
  const values = changes.map(compileChange);
  if (changes.every(({ value }) => !isPersonalised(value))) {
    const same = together(changes, values, noData);
    return () => same;
  }
  return (dataOf) => together(changes, values, dataOf());
}

const noData: PersonalisationData = { profile: {}, event: {}, journey: {}, results: {} };

type WorkedOutValue = { value: string | number | boolean | null } | { reason: string };

function together(
  changes: readonly ProfileChange[],
  values: readonly ((data: PersonalisationData) => WorkedOutValue)[],
  data: PersonalisationData,
): WorkedOutUpdate {
  const update: Record<string, string | number | boolean | null> = {};
  for (const [index, { attribute }] of changes.entries()) {
    const worked = values[index]?.(data);
    if (worked === undefined) continue;
    if ('reason' in worked) return worked;
    update[attribute] = worked.value;
  }
  return { update };
}

function compileChange(change: ProfileChange): (data: PersonalisationData) => WorkedOutValue {
  if (change.kind === 'clear') return () => ({ value: null });
  const render = compileValue({ value: change.value, fallback: '' });
  return (data) => {
    const { text, source, error } = render(data);
    if (error !== undefined) return { reason: 'value_unreadable' };
    if (source === 'missing') return { reason: 'value_empty' };
    const read = readValue(change, text);
    return read.problem === undefined ? { value: read.value } : { reason: read.problem.code };
  };
}
