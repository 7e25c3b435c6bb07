import type { ActivityType, Connection, Graph } from '@waypost/journey';
import { Button, Menu } from '@waypost/ui';
import { Plus, Unlink } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { activityLooks, activityTypes } from '../../activities/registry.tsx';
import { PaneFrame } from './PaneFrame.tsx';

/** A connection: put an activity into it, or take it away. */
export function ConnectionPane({
  connection,
  graph,
  texts,
  isReadOnly,
  onInsert,
  onDetach,
}: {
  connection: Connection;
  graph: Graph;
  texts: ActivityTexts;
  isReadOnly: boolean;
  onInsert: (type: ActivityType) => void;
  onDetach: () => void;
}) {
  const { t } = useTranslation('editor');
  const from = graph.activities.find(({ id }) => id === connection.from.activity);
  const to = graph.activities.find(({ id }) => id === connection.to);
  if (!from || !to) return null;
  const port = texts.port(from, connection.from.port);
  const names = { from: texts.title(from), to: texts.title(to) };
  const insertable = activityTypes.filter((type) => activityLooks[type].group !== 'entries');
  return (
    <PaneFrame title={t('connection.title')}>
      <p className="text-body">
        {port === '' ? t('connection.text', names) : t('connection.textPort', { ...names, port })}
      </p>
      {!isReadOnly && (
        <div className="flex flex-wrap gap-2">
          <Menu
            label={t('connection.insert')}
            placement="bottom start"
            trigger={<Button icon={<Plus aria-hidden />}>{t('connection.insert')}</Button>}
            actions={insertable.map((type) => {
              const { Icon } = activityLooks[type];
              return {
                id: type,
                label: texts.kind(type),
                icon: <Icon aria-hidden />,
                onAction: () => onInsert(type),
              };
            })}
          />
          <Button variant="danger" icon={<Unlink aria-hidden />} onPress={onDetach}>
            {t('connection.detach')}
          </Button>
        </div>
      )}
    </PaneFrame>
  );
}
