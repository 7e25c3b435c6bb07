import type { Graph } from '@waypost/journey';
import { ActivityTile, classes, IconButton } from '@waypost/ui';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { activityLooks } from '../../activities/registry.tsx';
import type { Resources } from '../../activities/resources.ts';
import { useJourneySentences } from '../words/journey-sentences.ts';

/** The journey as sentences, one per activity: also those the canvas does not draw just now. */
export function OutlinePanel({
  graph,
  resources,
  selectedIds,
  onGoTo,
  onClose,
}: {
  graph: Graph;
  resources: Resources;
  selectedIds: readonly string[];
  onGoTo: (activityId: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('commands');
  const sentences = useJourneySentences(resources)(graph);
  const activities = new Map(graph.activities.map((activity) => [activity.id, activity]));
  return (
    <nav
      aria-label={t('outline.title')}
      className="absolute top-3 left-3 z-pane flex max-h-[calc(100%-24px)] w-90 max-w-[calc(100%-24px)] flex-col overflow-hidden rounded-card border border-line bg-raised shadow-popover"
    >
      <header className="flex items-center justify-between border-b border-line py-1 pr-1 pl-4">
        <h2 className="text-label">{t('outline.title')}</h2>
        <IconButton
          size="small"
          label={t('outline.close')}
          icon={<X aria-hidden />}
          onPress={onClose}
        />
      </header>
      {sentences.length === 0 ? (
        <p className="px-4 py-3 text-body text-muted">{t('outline.empty')}</p>
      ) : (
        <ol className="overflow-auto p-1">
          {sentences.map(({ activityId, text }, index) => {
            const activity = activities.get(activityId);
            if (activity === undefined) return null;
            const { family, Icon } = activityLooks[activity.type];
            const isSelected = selectedIds.includes(activityId);
            return (
              <li key={activityId}>
                <button
                  type="button"
                  aria-current={isSelected ? 'step' : undefined}
                  onClick={() => onGoTo(activityId)}
                  className={classes(
                    'flex w-full items-start gap-3 rounded-control px-3 py-2 text-left text-body text-ink hover:bg-sunken focus-visible:-outline-offset-2',
                    isSelected && 'bg-sunken',
                  )}
                >
                  <ActivityTile family={family} size="small" icon={<Icon aria-hidden />} />
                  <span className="min-w-0 flex-1">
                    <span className="mr-1.5 text-muted tabular-nums">{index + 1}.</span>
                    {text}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </nav>
  );
}
