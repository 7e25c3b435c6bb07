import type { ActivityType } from '@waypost/journey';
import { MenuAt } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { activityLooks, activityTypes } from '../../activities/registry.tsx';

/** What comes next: the kinds of activities, where a line was dropped on nothing. */
export function NextActivityMenu({
  point,
  texts,
  onChoose,
  onClose,
}: {
  point: { x: number; y: number } | null;
  texts: ActivityTexts;
  onChoose: (type: ActivityType) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('commands');
  return (
    <MenuAt
      label={t('canvas.next')}
      point={point}
      onClose={onClose}
      actions={activityTypes
        .filter((type) => activityLooks[type].group !== 'entries')
        .map((type) => {
          const { Icon } = activityLooks[type];
          return {
            id: type,
            label: texts.kind(type),
            icon: <Icon aria-hidden />,
            onAction: () => onChoose(type),
          };
        })}
    />
  );
}
