import { ActivityTile, classes } from '@waypost/ui';
import { Settings2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { activityLooks } from '../activities/registry.tsx';
import type { ChangeLine } from './change-lines.ts';

/**
 * What makes one graph another, in words: added, removed, changed with what it was, leading elsewhere. With `onShow`
 * each activity can be pointed out; the lines of the one that is are marked.
 */
export function ChangeList({
  lines,
  shownId = null,
  onShow,
}: {
  lines: readonly ChangeLine[];
  shownId?: string | null;
  onShow?: (activityId: string) => void;
}) {
  const { t } = useTranslation('drafting');
  const shown = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (shownId !== null) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [shownId]);
  if (lines.length === 0) return <p className="text-body text-muted">{t('changes.none')}</p>;
  const firstShown = lines.find(({ activity }) => activity !== null && activity.id === shownId);
  return (
    <ul className="flex flex-col gap-1">
      {lines.map((line) => {
        const isShown = line.activity !== null && line.activity.id === shownId;
        return (
          <li
            key={line.key}
            ref={line === firstShown ? shown : null}
            aria-current={isShown ? 'true' : undefined}
            className={classes(
              'flex items-start gap-3 rounded-control py-1.5',
              onShow !== undefined && '-mx-2 px-2',
              isShown && 'bg-sunken',
            )}
          >
            <Tile line={line} />
            <div className="flex min-w-0 flex-1 flex-col gap-0.5 text-body">
              <Headline line={line} onShow={onShow} />
              {line.pairs.map((pair, place) => (
                <Pair key={place} {...pair} />
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Headline({
  line: { kind, activity, text },
  onShow,
}: {
  line: ChangeLine;
  onShow: ((activityId: string) => void) | undefined;
}) {
  const { t } = useTranslation('drafting');
  if (activity === null) return <p>{text}</p>;
  const done = t(kind === 'added' || kind === 'removed' ? `changes.${kind}` : 'changes.changed');
  return (
    <p className="break-words">
      {done}{' '}
      {onShow === undefined ? (
        <b className="font-semibold">{activity.title}</b>
      ) : (
        <button
          type="button"
          className="focus-ring cursor-pointer rounded-chip text-left font-semibold hover:underline"
          onClick={() => onShow(activity.id)}
        >
          {activity.title}
        </button>
      )}
      {text !== '' && <span className="text-muted"> · {text}</span>}
    </p>
  );
}

function Pair({ what, before, after }: ChangeLine['pairs'][number]) {
  const { t } = useTranslation('drafting');
  return (
    <p className="text-caption break-words text-muted">
      {what}
      {before !== '' && (
        <>
          {' '}
          <del className="text-danger">
            <span className="sr-only">{t('changes.was')} </span>
            {before}
          </del>
        </>
      )}
      {after !== '' && (
        <>
          {' '}
          <ins className="text-success no-underline">
            <span className="sr-only">{t('changes.is')} </span>
            {after}
          </ins>
        </>
      )}
    </p>
  );
}

function Tile({ line: { activity } }: { line: ChangeLine }) {
  if (activity === null) {
    return <ActivityTile family="end" size="small" icon={<Settings2 aria-hidden />} />;
  }
  const { family, Icon } = activityLooks[activity.type];
  return <ActivityTile family={family} size="small" icon={<Icon aria-hidden />} />;
}
