import { compileValue, type PersonalisationData } from '@waypost/whatsapp';

import { readValue } from '../update-profile/read-value.ts';
import type { JumpField } from './jump-target.ts';
import type { Jump } from './schema.ts';

/** What a person takes along into another journey, or the reason (a code) why a value does not fit there. */
export type WorkedOutJump =
  | { event: Record<string, string | number | boolean> }
  | { reason: string };

type Render = (data: PersonalisationData) => ReturnType<ReturnType<typeof compileValue>>;

const compiled = new WeakMap<Jump, Map<string, Render>>();

/** Works out the values for the fields of the journey that is entered; what has no value is left out. */
export function workOutJump(
  activity: Jump,
  fields: readonly JumpField[],
  data: PersonalisationData,
): WorkedOutJump {
  const renders = rendersOf(activity);
  const event: Record<string, string | number | boolean> = {};
  for (const { name, kind } of fields) {
    const rendered = renders.get(name)?.(data);
    if (rendered === undefined) continue;
    if (rendered.error !== undefined) return { reason: 'value_unreadable' };
    const text = rendered.text.trim();
    if (rendered.source === 'missing' || text === '') continue;
    const read = readValue({ attribute: '', kind }, text);
    if (read.problem !== undefined) return { reason: read.problem.code };
    event[name] = read.value;
  }
  return { event };
}

/** The Liquid of an activity is parsed once. */
function rendersOf(activity: Jump): Map<string, Render> {
  let renders = compiled.get(activity);
  if (renders === undefined) {
    renders = new Map(
      Object.entries(activity.values)
        .filter(([, value]) => value.trim() !== '')
        .map(([name, value]) => [name, compileValue({ value, fallback: '' })]),
    );
    compiled.set(activity, renders);
  }
  return renders;
}
