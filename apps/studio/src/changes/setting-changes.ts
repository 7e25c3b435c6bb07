import type { FieldChange } from '@waypost/journey';

type FieldName =
  | 'name'
  | 'template'
  | 'response'
  | 'shortenLinks'
  | 'senderId'
  | 'expiry'
  | 'wait'
  | 'deadline'
  | 'branches'
  | 'outcomes'
  | 'activityId'
  | 'audience'
  | 'dates'
  | 'event'
  | 'rule'
  | 'match'
  | 'note'
  | 'request'
  | 'values'
  | 'outcome'
  | 'reentry'
  | 'entryRate'
  | 'goal'
  | 'exits'
  | 'period'
  | 'lifetime'
  | 'settings';

/** What authors call a setting, by the first name of its path; of `content` by the second. */
const names: Readonly<Record<string, FieldName>> = {
  name: 'name',
  template: 'template',
  response: 'response',
  shortenLinks: 'shortenLinks',
  senderId: 'senderId',
  expiry: 'expiry',
  until: 'wait',
  duration: 'wait',
  deadline: 'deadline',
  waits: 'deadline',
  branches: 'branches',
  parallelId: 'branches',
  waitsFor: 'branches',
  outcomes: 'outcomes',
  activityId: 'activityId',
  audienceId: 'audience',
  schedule: 'dates',
  eventName: 'event',
  fields: 'event',
  since: 'event',
  rule: 'rule',
  match: 'match',
  note: 'note',
  method: 'request',
  url: 'request',
  headers: 'request',
  body: 'request',
  answer: 'request',
  timeoutSeconds: 'request',
  retries: 'request',
  giveUpAfter: 'request',
  values: 'values',
  payload: 'values',
  changes: 'values',
  outcome: 'outcome',
  reentry: 'reentry',
  reentryAfter: 'reentry',
  concurrencyField: 'reentry',
  entryRate: 'entryRate',
  goal: 'goal',
  exits: 'exits',
  opens: 'period',
  closes: 'period',
  lifetime: 'lifetime',
};

/** Changes of one setting, by the name authors know it by. */
export interface SettingChange {
  name: FieldName;
  /** Words that were replaced; null where the change is no single text that people or authors wrote. */
  words: { before: string; after: string } | null;
}

const longestWords = 200;

/** What changed, one for each setting, however many values of it differ. */
export function settingChanges(fields: readonly FieldChange[]): SettingChange[] {
  return [...Map.groupBy(fields, nameOf)].map(([name, changes]) => {
    const [only] = changes;
    return { name, words: only !== undefined && changes.length === 1 ? wordsOf(only) : null };
  });
}

function nameOf({ field }: FieldChange): FieldName {
  const [first = '', second = ''] = field.split('.');
  return names[first === 'content' ? second : first] ?? 'settings';
}

/** Settings whose values are free text: ids, switches and choices say nothing as they are stored. */
const written: ReadonlySet<string> = new Set(['eventName', 'url', 'note', 'closes', 'opens']);

function wordsOf({ field, before, after }: FieldChange): SettingChange['words'] {
  return written.has(field) && isWords(before) && isWords(after) ? { before, after } : null;
}

function isWords(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestWords;
}
