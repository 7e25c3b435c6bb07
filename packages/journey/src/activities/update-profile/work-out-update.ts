import { compileValue, isPersonalised, type PersonalisationData } from '@waypost/whatsapp';

import type { ProfileUpdate } from '../../profile/profile-update.ts';
import { changedValue, type ChangedPerson } from './changed-value.ts';
import { readChange } from './read-change.ts';
import { takesValue, type ProfileChange, type UpdateProfile } from './schema.ts';

/** What an activity writes for one person, or the reason (a code) why it writes nothing. */
export type WorkedOutUpdate = { update: ProfileUpdate } | { reason: string };

/** What is asked of a person only where a value needs it. */
export interface UpdatedPerson {
  data: () => PersonalisationData;
  person: () => ChangedPerson;
}

type CompiledUpdate = (of: UpdatedPerson) => WorkedOutUpdate;

const compiled = new WeakMap<UpdateProfile, CompiledUpdate>();

/** Works out all values for one person. The Liquid of an activity is parsed once. */
export function workOutUpdate(activity: UpdateProfile, of: UpdatedPerson): WorkedOutUpdate {
  let workOut = compiled.get(activity);
  if (workOut === undefined) {
    workOut = compileUpdate(activity);
    compiled.set(activity, workOut);
  }
  return workOut(of);
}

function compileUpdate({ changes }: UpdateProfile): CompiledUpdate {
  const values = changes.map(compileChange);
  const isPersonal = changes.some((change) => takesValue(change) && isPersonalised(change.value));
  const isSet = changes.every((change) => change.how === 'set');
  if (!isPersonal && isSet) {
    const same = together(changes, values, noData, nobody);
    return () => same;
  }
  return ({ data, person }) =>
    together(changes, values, isPersonal ? data() : noData, isSet ? nobody : person());
}

const noData: PersonalisationData = { profile: {}, event: {}, journey: {}, results: {} };
const nobody: ChangedPerson = { attributes: {}, now: 0, zone: 'UTC' };

type WorkedOutValue = { value: ProfileUpdate[string] } | { reason: string };
type CompiledChange = (data: PersonalisationData, person: ChangedPerson) => WorkedOutValue;

function together(
  changes: readonly ProfileChange[],
  values: readonly CompiledChange[],
  data: PersonalisationData,
  person: ChangedPerson,
): WorkedOutUpdate {
  const update: Record<string, ProfileUpdate[string]> = {};
  for (const [index, { attribute }] of changes.entries()) {
    const worked = values[index]?.(data, person);
    if (worked === undefined) continue;
    if ('reason' in worked) return worked;
    update[attribute] = worked.value;
  }
  return { update };
}

function compileChange(change: ProfileChange): CompiledChange {
  if (!takesValue(change)) return (_data, person) => changedValue(change, null, person);
  const render = compileValue({ value: change.value, fallback: '' });
  return (data, person) => {
    const { text, source, error } = render(data);
    if (error !== undefined) return { reason: 'value_unreadable' };
    if (source === 'missing') return { reason: 'value_empty' };
    const read = readChange(change, text);
    return read.problem === undefined
      ? changedValue(change, read.value, person)
      : { reason: read.problem.code };
  };
}
