import type { Graph } from '@waypost/journey';
import { ActivityTile } from '@waypost/ui';
import { Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../activities/activity-texts.ts';
import { activityLooks } from '../activities/registry.tsx';
import { useChangeLines } from './change-lines.ts';
import type { ChangeLine } from './change-lines.ts';

/** What makes one graph another, in words: added, removed, changed with what it was, leading elsewhere. */
export function ChangeList({
  before,
  after,
  texts,
}: {
  before: Graph;
  after: Graph;
  texts: ActivityTexts;
}) {
  const { t } = useTranslation('drafting');
  const lines = useChangeLines(texts)(before, after);
  if (lines.length === 0) return <p className="text-body text-muted">{t('changes.none')}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {lines.map((line) => (
        <li key={line.key} className="flex items-start gap-3">
          <Tile line={line} />
          <div className="flex min-w-0 flex-1 flex-col gap-0.5 text-body">
            <p>
              {line.activity === null ? (
                line.text
              ) : (
                <>
                  {headline(line)} <b className="font-semibold">{line.activity.title}</b>
                  {line.text !== '' && <span className="text-muted"> · {line.text}</span>}
                </>
              )}
            </p>
            {line.pairs.map(({ what, before: was, after: is }, place) => (
              <p key={place} className="text-caption break-words text-muted">
                {what}
                {was !== '' && (
                  <>
                    {' '}
                    <del className="text-danger">{was}</del>
                  </>
                )}
                {is !== '' && (
                  <>
                    {' '}
                    <ins className="text-success no-underline">{is}</ins>
                  </>
                )}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );

  function headline({ kind }: ChangeLine): string {
    switch (kind) {
      case 'added':
        return t('changes.added');
      case 'removed':
        return t('changes.removed');
      case 'changed':
      case 'way':
      case 'other':
        return t('changes.changed');
    }
  }
}

function Tile({ line: { activity } }: { line: ChangeLine }) {
  if (activity === null) {
    return <ActivityTile family="end" size="small" icon={<Settings2 aria-hidden />} />;
  }
  const { family, Icon } = activityLooks[activity.type];
  return <ActivityTile family={family} size="small" icon={<Icon aria-hidden />} />;
}
