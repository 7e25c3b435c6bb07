import type { FieldChange } from '@waypost/journey';
import { useTranslation } from 'react-i18next';

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

/** Changes of one setting, in the author's words for it. */
export interface SettingChange {
  name: string;
  /** Words that were replaced; null where the change is no single text. */
  words: { before: string; after: string } | null;
}

const longestWords = 200;

/** Gives what changed in the reader's words, one line per setting, however many values of it differ. */
export function useChangeWords(): (fields: readonly FieldChange[]) => SettingChange[] {
  const { t } = useTranslation('versions');
  return (fields) =>
    [...Map.groupBy(fields, nameOf)].map(([name, changes]) => {
      const [only] = changes;
      const isText = only !== undefined && changes.length === 1;
      return { name: t(`field.${name}`), words: isText ? wordsOf(only) : null };
    });
}

function nameOf({ field }: FieldChange): FieldName {
  const [first = '', second = ''] = field.split('.');
  return names[first === 'content' ? second : first] ?? 'settings';
}

/** Only words are shown as they were and are: ids and switches say nothing. */
function wordsOf({ field, before, after }: FieldChange): SettingChange['words'] {
  if (field.endsWith('Id') || field.endsWith('.id')) return null;
  return isWords(before) && isWords(after) ? { before, after } : null;
}

function isWords(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestWords;
}
