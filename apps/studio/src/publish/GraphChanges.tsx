import { changesTheJourney, diffGraphs } from '@waypost/journey';
import type { Activity, Graph } from '@waypost/journey';
import { Badge } from '@waypost/ui';
import type { Tone } from '@waypost/ui';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../activities/activity-texts.ts';
import { useChangeWords } from './change-words.ts';

/** What differs between two versions of a journey, one line for each activity and connection. */
export function GraphChanges({
  before,
  after,
  texts,
}: {
  before: Graph;
  after: Graph;
  texts: ActivityTexts;
}) {
  const { t } = useTranslation('versions');
  const changeWords = useChangeWords();
  const diff = useMemo(() => diffGraphs(before, after), [before, after]);
  const activities = useMemo(
    () => new Map([...before.activities, ...after.activities].map((one) => [one.id, one])),
    [before, after],
  );
  if (!changesTheJourney(diff)) return <p className="text-body text-muted">{t('changes.none')}</p>;
  const titleOf = (id: string | null): string => {
    const activity = id === null ? undefined : activities.get(id);
    return activity === undefined ? t('changes.end') : `“${texts.title(activity)}”`;
  };
  const inBoth = diff.ways.filter(
    ({ activityId }) =>
      !diff.added.some(({ id }) => id === activityId) &&
      !diff.removed.some(({ id }) => id === activityId),
  );
  return (
    <ul className="flex flex-col gap-3 text-body">
      {diff.added.map((activity) => (
        <Change key={activity.id} tone="success" badge={t('changes.added')}>
          <Titled activity={activity} texts={texts} />
        </Change>
      ))}
      {diff.removed.map((activity) => (
        <Change key={activity.id} tone="danger" badge={t('changes.removed')}>
          <Titled activity={activity} texts={texts} />
        </Change>
      ))}
      {diff.changed.map((change) => (
        <Change key={change.after.id} tone="info" badge={t('changes.changed')}>
          <Titled activity={change.after} before={change.before} texts={texts} />
          <Settings changes={changeWords(change.fields)} />
        </Change>
      ))}
      {diff.settings.length > 0 && (
        <Change tone="info" badge={t('changes.changed')}>
          <span className="font-semibold">{t('changes.journey')}</span>
          <Settings changes={changeWords(diff.settings)} />
        </Change>
      )}
      {inBoth.map(({ activityId, port, before: was, after: is }) => {
        const activity = activities.get(activityId);
        const name = activity === undefined ? '' : texts.port(activity, port);
        return (
          <Change key={`${activityId} ${port}`} tone="neutral" badge={t('changes.way')}>
            <span>
              <span className="font-semibold">
                {name === ''
                  ? titleOf(activityId)
                  : t('changes.by', { activity: titleOf(activityId), port: name })}
              </span>{' '}
              {t('changes.leads', { before: titleOf(was), after: titleOf(is) })}
            </span>
          </Change>
        );
      })}
    </ul>
  );
}

function Change({ tone, badge, children }: { tone: Tone; badge: string; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3">
      <span className="w-24 shrink-0">
        <Badge tone={tone}>{badge}</Badge>
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">{children}</div>
    </li>
  );
}

/** An activity by its name, its kind and its settings in a few words; what they were, where that differs. */
function Titled({
  activity,
  before = activity,
  texts,
}: {
  activity: Activity;
  before?: Activity;
  texts: ActivityTexts;
}) {
  const { t } = useTranslation('versions');
  const title = texts.title(activity);
  const kind = texts.kind(activity.type);
  const subtitle = texts.subtitle(activity);
  const was = texts.subtitle(before);
  return (
    <span className="wrap-break-word">
      <span className="font-semibold">{title}</span>
      <span className="text-muted">
        {title !== kind && ` · ${kind}`}
        {subtitle !== '' && ` · ${subtitle}`}
      </span>
      {was !== subtitle && was !== '' && (
        <del className="ml-1.5 text-danger">
          <span className="sr-only">{t('changes.was')} </span>
          {was}
        </del>
      )}
    </span>
  );
}

function Settings({ changes }: { changes: ReturnType<ReturnType<typeof useChangeWords>> }) {
  const { t } = useTranslation('versions');
  const shown = (words: string): string => (words === '' ? t('changes.nothing') : words);
  return (
    <ul className="flex flex-col gap-0.5">
      {changes.map(({ name, words }) => (
        <li key={name} className="wrap-break-word">
          {name}
          {words !== null && (
            <>
              {': '}
              <del className="text-danger">
                <span className="sr-only">{t('changes.was')} </span>
                {shown(words.before)}
              </del>{' '}
              <ins className="text-success no-underline">
                <span className="sr-only">{t('changes.is')} </span>
                {shown(words.after)}
              </ins>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
