import type { ActivityType } from '@waypost/journey';
import { ActivityTile, classes, SearchField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { activityLooks, activityTypes } from '../../activities/registry.tsx';
import type { PaletteGroup } from '../../activities/registry.tsx';
import { startActivityDrag } from './dragged-activity.ts';

const groups: readonly PaletteGroup[] = ['entries', 'orchestration', 'actions'];

/** The kinds of activities: drag one onto the canvas, or press it to add it behind the selected one. */
export function Palette({
  texts,
  isStrip,
  onAdd,
}: {
  texts: ActivityTexts;
  /** Icons only, 52 px wide. */
  isStrip: boolean;
  onAdd: (type: ActivityType) => void;
}) {
  const { t } = useTranslation(['editor', 'commands']);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const matching = activityTypes.filter(
    (type) =>
      isStrip ||
      `${texts.kind(type)} ${t(`commands:alsoKind.${type}`)}`.toLocaleLowerCase().includes(wanted),
  );
  const groupText: Record<PaletteGroup, string> = {
    entries: t('palette.entries'),
    orchestration: t('palette.orchestration'),
    actions: t('palette.actions'),
  };
  return (
    <nav
      aria-label={t('palette.label')}
      className={classes(
        'flex min-h-0 shrink-0 flex-col gap-3 overflow-y-auto border-r border-line bg-surface py-3',
        isStrip ? 'w-13 items-center px-1' : 'w-52 px-3',
      )}
    >
      {!isStrip && <SearchField label={t('palette.search')} value={search} onChange={setSearch} />}
      {matching.length === 0 && <p className="text-body text-muted">{t('palette.noMatch')}</p>}
      {groups.map((group) => {
        const types = matching.filter((type) => activityLooks[type].group === group);
        return types.length === 0 ? null : (
          <section key={group} aria-label={groupText[group]} className="flex flex-col gap-1.5">
            {isStrip ? (
              <hr className="w-8 border-line first-of-type:hidden" />
            ) : (
              <h2 className="text-overline text-muted uppercase">{groupText[group]}</h2>
            )}
            {types.map((type) => {
              const { family, Icon } = activityLooks[type];
              const kind = texts.kind(type);
              return (
                <button
                  key={type}
                  type="button"
                  draggable
                  title={isStrip ? kind : undefined}
                  aria-label={t('palette.add', { kind })}
                  onDragStart={(event) => startActivityDrag(event.dataTransfer, type)}
                  onClick={() => onAdd(type)}
                  className={classes(
                    'flex cursor-grab items-center gap-2.5 rounded-control border border-line bg-raised text-body text-ink transition-colors duration-120 hover:bg-sunken active:cursor-grabbing',
                    isStrip ? 'size-10 justify-center' : 'h-10 px-2',
                  )}
                >
                  <ActivityTile family={family} size="small" icon={<Icon aria-hidden />} />
                  {!isStrip && (
                    <span className="min-w-0 text-left leading-4.5 break-words">{kind}</span>
                  )}
                </button>
              );
            })}
          </section>
        );
      })}
    </nav>
  );
}
