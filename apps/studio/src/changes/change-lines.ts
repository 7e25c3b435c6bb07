import { diffGraphs } from '@waypost/journey';
import type { Activity, ActivityType, ChangedActivity, FieldChange, Graph } from '@waypost/journey';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles } from '../activities/activity-texts.ts';
import type { ActivityTexts } from '../activities/activity-texts.ts';
import { useFormat } from '../i18n/format.ts';
import type { Format } from '../i18n/format.ts';
import { settingChanges } from './setting-changes.ts';

/** One thing that was changed, in words. */
export interface ChangeLine {
  key: string;
  kind: 'added' | 'removed' | 'changed' | 'other';
  /** Which activity, and of which kind; null: the journey as a whole. */
  activity: { id: string; title: string; type: ActivityType } | null;
  text: string;
  /** What it was and what it is, where that can be said in a few words. */
  pairs: readonly ChangePair[];
}

interface ChangePair {
  what: string;
  before: string;
  after: string;
}

/**
 * Gives what makes one graph another as lines in the reader's language, the weightiest first. `drawing`: also what only
 * authors see, such as notes and places on the canvas.
 */
export function useChangeLines(
  texts: ActivityTexts,
): (before: Graph, after: Graph, drawing: boolean) => ChangeLine[] {
  const { t } = useTranslation(['drafting', 'versions', 'entries']);
  const format = useFormat();
  return useCallback(
    (before, after, drawing) => changeLines(before, after, drawing, { t, texts, format }),
    [t, texts, format],
  );
}

interface Teller {
  t: TFunction<['drafting', 'versions', 'entries']>;
  texts: ActivityTexts;
  format: Format;
}

function changeLines(before: Graph, after: Graph, drawing: boolean, teller: Teller): ChangeLine[] {
  const { t, texts } = teller;
  const diff = diffGraphs(before, after);
  const titles = new Map([...distinctTitles(before, texts), ...distinctTitles(after, texts)]);
  const nameOf = ({ id, type }: Activity) => ({ id, title: titles.get(id) ?? id, type });
  const known = new Map([...before.activities, ...after.activities].map((one) => [one.id, one]));
  const own = new Set([...diff.added, ...diff.removed].map(({ id }) => id));
  const noted = diff.notes.added.length + diff.notes.removed.length + diff.notes.changed.length;
  const described = (activity: Activity): string => {
    const kind = texts.kind(activity.type);
    return [titles.get(activity.id) === kind ? '' : kind, texts.subtitle(activity)]
      .filter((part) => part !== '')
      .join(' · ');
  };
  return [
    ...diff.added.map((activity) => ({
      ...line('added', activity.id, described(activity)),
      activity: nameOf(activity),
    })),
    ...diff.removed.map((activity) => ({
      ...line('removed', activity.id, described(activity)),
      activity: nameOf(activity),
    })),
    ...byActivity([
      ...diff.changed.map((changed) => ({
        ...line('changed', changed.after.id, ''),
        activity: nameOf(changed.after),
        pairs: pairsOf(changed, teller),
      })),
      ...diff.ways.flatMap((way) => {
        const from = known.get(way.activityId);
        // What is new or gone takes its connections with it.
        if (from === undefined || own.has(way.activityId)) return [];
        const port = texts.port(from, way.port);
        const place = (id: string | null) => (id === null ? t('changes.nowhere') : titles.get(id));
        return [
          {
            ...line('changed', way.activityId, ''),
            activity: nameOf(from),
            pairs: [
              {
                what: port === '' ? t('changes.leads') : t('changes.leadsPort', { port }),
                before: place(way.before) ?? '',
                after: place(way.after) ?? '',
              },
            ],
          },
        ];
      }),
    ]),
    ...(diff.settings.length === 0
      ? []
      : [
          {
            ...line('other', 'settings', t('changes.settings')),
            pairs: settingsPairs(diff.settings, before, after, teller),
          },
        ]),
    ...(drawing
      ? [
          ...counted(noted, 'notes', t('changes.notes', { count: noted })),
          ...counted(diff.moved.length, 'moved', t('changes.moved', { count: diff.moved.length })),
          ...counted(Number(diff.isTurned), 'turned', t('changes.turned')),
        ]
      : []),
  ];
}

/** What was changed of one activity, and where its ways lead now, as one line. */
function byActivity(lines: readonly ChangeLine[]): ChangeLine[] {
  const joined = new Map<string, ChangeLine>();
  for (const line of lines) {
    const before = joined.get(line.key);
    joined.set(
      line.key,
      before === undefined ? line : { ...before, pairs: [...before.pairs, ...line.pairs] },
    );
  }
  return [...joined.values()];
}

function line(kind: ChangeLine['kind'], key: string, text: string): ChangeLine {
  return { key: `${kind} ${key}`, kind, activity: null, text, pairs: [] };
}

function counted(count: number, key: string, text: string): ChangeLine[] {
  return count === 0 ? [] : [line('other', key, text)];
}

/** The new name, each text people read, and every other setting: as it was and is, where that can be said. */
function pairsOf({ before, after, fields }: ChangedActivity, { t, texts, format }: Teller) {
  const pairs: ChangePair[] = [];
  if (before.name !== after.name) {
    pairs.push({ what: t('changes.name'), before: texts.title(before), after: texts.title(after) });
  }
  const rest: FieldChange[] = [];
  for (const change of fields) {
    if (change.field === 'name') continue;
    const words = wordsOf(change);
    if (words === null) {
      rest.push(change);
      continue;
    }
    pairs.push({
      what:
        words.language === null
          ? t('changes.words')
          : t('changes.wordsIn', { language: format.language(words.language) }),
      before: words.before,
      after: words.after,
    });
  }
  const [was, is] = [texts.subtitle(before), texts.subtitle(after)];
  const settings = settingChanges(rest);
  const named = ({ name }: { name: (typeof settings)[number]['name'] }) =>
    t('changes.named', { what: t(`versions:field.${name}`) });
  if (was !== is && rest.length > 0) {
    const [only] = settings;
    const what = only !== undefined && settings.length === 1 ? named(only) : t('changes.setting');
    pairs.push({ what, before: was, after: is });
    if (settings.length === 1) return pairs;
  }
  return [
    ...pairs,
    ...settings.map((setting) => ({
      what: setting.words === null ? t(`versions:field.${setting.name}`) : named(setting),
      before: setting.words?.before ?? '',
      after: setting.words?.after ?? '',
    })),
  ];
}

/** Settings of the journey, each by its name; how people enter again, also by what was chosen. */
function settingsPairs(
  fields: readonly FieldChange[],
  before: Graph,
  after: Graph,
  { t }: Teller,
): ChangePair[] {
  return settingChanges(fields).map(({ name, words }) => {
    const what = t(`versions:field.${name}`);
    const [was, is] = [before.settings.reentry, after.settings.reentry];
    if (name === 'reentry' && was !== is) {
      return {
        what: t('changes.named', { what }),
        before: t(`entries:reentry.${was}`),
        after: t(`entries:reentry.${is}`),
      };
    }
    return words === null
      ? { what, before: '', after: '' }
      : { what: t('changes.named', { what }), ...words };
  });
}

/** A text of a message that was reworded. */
function wordsOf({ field, before, after }: FieldChange) {
  const inLanguage = /^content\.(?:template|response)\.byLanguage\.([^.]+)\./.exec(field);
  if (inLanguage === null) return null;
  if (!isText(before) || !isText(after) || field.endsWith('.kind')) return null;
  return {
    language: inLanguage[1] ?? null,
    before: typeof before === 'string' ? before : '',
    after: typeof after === 'string' ? after : '',
  };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || value === undefined;
}
