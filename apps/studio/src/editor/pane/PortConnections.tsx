import { activityPorts } from '@waypost/journey';
import type { Activity, Graph } from '@waypost/journey';
import { Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { distinctTitles } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { mayConnect } from '../commands/connect-port.ts';

/** In the list of activities, whose ids never start with a dot, this stands for "nowhere". */
const nowhere = '.nowhere';

/** Where each port of an activity leads, chosen from a list: connecting without a mouse. */
export function PortConnections({
  activity,
  graph,
  texts,
  isReadOnly,
  onConnect,
  onDetach,
}: {
  activity: Activity;
  graph: Graph;
  texts: ActivityTexts;
  isReadOnly: boolean;
  onConnect: (port: string, to: string) => void;
  onDetach: (port: string) => void;
}) {
  const { t } = useTranslation('editor');
  const ports = activityPorts(activity);
  if (ports.length === 0) return null;
  const titles = distinctTitles(graph, texts);
  const targets = graph.activities.filter(({ id }) => mayConnect(graph, activity.id, id));
  return (
    <section
      aria-label={t('connections.title')}
      className="flex flex-col gap-4 border-t border-line pt-4"
    >
      <h3 className="text-label">{t('connections.title')}</h3>
      {ports.map((port) => {
        const name = texts.port(activity, port);
        const connection = graph.connections.find(
          ({ from }) => from.activity === activity.id && from.port === port,
        );
        return (
          <Select
            key={port}
            label={
              name === '' ? t('connections.connect') : t('connections.connectPort', { port: name })
            }
            isDisabled={isReadOnly}
            options={[
              { value: nowhere, label: t('connections.nowhere') },
              ...targets.map(({ id }) => ({ value: id, label: titles.get(id) ?? id })),
            ]}
            value={connection?.to ?? nowhere}
            onChange={(to) => {
              if (to === nowhere) onDetach(port);
              else onConnect(port, to);
            }}
          />
        );
      })}
    </section>
  );
}
