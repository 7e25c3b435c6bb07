import { diffGraphs } from '@waypost/journey';
import type { Activity, ActivityType, ChangedActivity, FieldChange, Graph } from '@waypost/journey';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles } from '../activities/activity-texts.ts';
import type { ActivityTexts } from '../activities/activity-texts.ts';
import { useFormat } from '../i18n/format.ts';
import type { Format } from '../i18n/format.ts';

/** One thing that was changed, in words. */
export interface ChangeLine {
  key: string;
  kind: 'added' | 'removed' | 'changed' | 'way' | 'other';
  /** Which activity, and of which kind; null: the journey as a whole. */
  activity: { title: string; type: ActivityType } | null;
  text: string;
  /** What it was and what it is, where that can be said in a few words. */
  pairs: readonly { what: string; before: string; after: string }[];
}

/** Gives what makes one graph another as lines in the reader's language, the weightiest first. */
export function useChangeLines(
  texts: ActivityTexts,
): (before: Graph, after: Graph) => ChangeLine[] {
  const { t } = useTranslation('drafting');
  const format = useFormat();
  return useCallback(
    (before, after) => changeLines(before, after, { t, texts, format }),
    [t, texts, format],
  );
}

interface Teller {
  t: TFunction<'drafting'>;
  texts: ActivityTexts;
  format: Format;
}

function changeLines(before: Graph, after: Graph, teller: Teller): ChangeLine[] {
  const { t, texts } = teller;
  const diff = diffGraphs(before, after);
  const titles = new Map([...distinctTitles(before, texts), ...distinctTitles(after, texts)]);
  const nameOf = ({ id, type }: Activity) => ({ title: titles.get(id) ?? id, type });
  const known = new Map([...before.activities, ...after.activities].map((one) => [one.id, one]));
  const own = new Set([...diff.added, ...diff.removed].map(({ id }) => id));
  const noted = diff.notes.added.length + diff.notes.removed.length + diff.notes.changed.length;
  return [
    ...diff.added.map((activity) => ({
      ...line('added', activity.id, texts.subtitle(activity)),
      activity: nameOf(activity),
    })),
    ...diff.removed.map((activity) => ({
      ...line('removed', activity.id, texts.subtitle(activity)),
      activity: nameOf(activity),
    })),
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
          ...line('way', `${way.activityId} ${way.port}`, ''),
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
    ...counted(diff.settings.length, 'settings', t('changes.settings')),
    ...counted(noted, 'notes', t('changes.notes', { count: noted })),
    ...counted(diff.moved.length, 'moved', t('changes.moved', { count: diff.moved.length })),
    ...counted(Number(diff.isTurned), 'turned', t('changes.turned')),
  ];
}

function line(kind: ChangeLine['kind'], key: string, text: string): ChangeLine {
  return { key: `${kind} ${key}`, kind, activity: null, text, pairs: [] };
}

function counted(count: number, key: string, text: string): ChangeLine[] {
  return count === 0 ? [] : [line('other', key, text)];
}

/** The new name, the settings in a few words, and each text people read; else only that settings changed. */
function pairsOf({ before, after, fields }: ChangedActivity, { t, texts, format }: Teller) {
  const pairs: { what: string; before: string; after: string }[] = [];
  if (before.name !== after.name) {
    pairs.push({ what: t('changes.name'), before: texts.title(before), after: texts.title(after) });
  }
  const [was, is] = [texts.subtitle(before), texts.subtitle(after)];
  if (was !== is) pairs.push({ what: t('changes.setting'), before: was, after: is });
  for (const change of fields) {
    const words = wordsOf(change);
    if (words === null) continue;
    pairs.push({
      what:
        words.language === null
          ? t('changes.words')
          : t('changes.wordsIn', { language: format.language(words.language) }),
      before: words.before,
      after: words.after,
    });
  }
  return pairs.length > 0 ? pairs : [{ what: t('changes.setting'), before: '', after: '' }];
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
