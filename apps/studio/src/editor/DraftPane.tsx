import { activityPorts, isEntry } from '@waypost/journey';
import type { Activity, Graph } from '@waypost/journey';
import { IconButton, Menu, TextField } from '@waypost/ui';
import { Copy, Ellipsis, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ActivityPane } from '../activities/ActivityPane.tsx';
import type { ActivityTexts } from '../activities/activity-texts.ts';
import type { Resources } from '../activities/resources.ts';
import { AdviceNotes } from '../advice/AdviceNotes.tsx';
import type { JourneyAdvice } from '../advice/use-advice.ts';
import { connectPort } from './commands/connect-port.ts';
import { deleteSelection } from './commands/delete-selection.ts';
import { detachPort } from './commands/detach-port.ts';
import { duplicateActivities } from './commands/duplicate-activities.ts';
import { renameActivity } from './commands/rename-activity.ts';
import { updateNote } from './commands/notes.ts';
import { updateActivity } from './commands/update-activity.ts';
import { updateSettings } from './commands/update-settings.ts';
import { addActivity } from './commands/add-activity.ts';
import { freePlace } from './canvas/free-place.ts';
import { directionOf, stepped } from './canvas/node-geometry.ts';
import { freePort, newActivity } from './new-activity.ts';
import { ConnectionPane } from './pane/ConnectionPane.tsx';
import { JourneyPane } from './pane/JourneyPane.tsx';
import { NotePane } from './pane/NotePane.tsx';
import { JourneyTags } from './pane/JourneyTags.tsx';
import { PaneFrame } from './pane/PaneFrame.tsx';
import { PortConnections } from './pane/PortConnections.tsx';
import { SeveralPane } from './pane/SeveralPane.tsx';
import { usePaneTitle } from './pane/pane-title.ts';
import { nextMessage } from './preview/playing.ts';
import type { Problems } from './problems/use-problems.ts';
import { useEditor } from './store/EditorStore.tsx';

/** The pane of the draft: settings of whatever is selected, each change a command. */
export function DraftPane({
  journeyId,
  graph,
  resources,
  texts,
  problems,
  advice,
  reach,
  language,
  onLanguageChange,
}: {
  journeyId: string;
  graph: Graph;
  resources: Resources;
  texts: ActivityTexts;
  problems: Problems;
  advice: JourneyAdvice;
  /** How many people can get the first message: shown where the journey begins. */
  reach: ReactNode;
  language: string | null;
  onLanguageChange: (language: string | null) => void;
}) {
  const { t } = useTranslation('editor');
  const selection = useEditor((state) => state.selection);
  const run = useEditor((state) => state.run);
  const focusRequest = useEditor((state) => state.focusRequest);
  const paneTitle = usePaneTitle();
  const adviceOn = (id: string | null) => advice.all.filter(({ activityId }) => activityId === id);

  if (selection.kind === 'connection') {
    const connection = graph.connections.find(({ id }) => id === selection.id);
    return connection === undefined ? null : (
      <ConnectionPane
        connection={connection}
        graph={graph}
        texts={texts}
        isReadOnly={false}
        onDetach={() => run(deleteSelection(selection))}
        onInsert={(type) => {
          const from = graph.activities.find(({ id }) => id === connection.from.activity);
          const before = from?.position ?? { x: 0, y: 0 };
          const position = freePlace(graph, stepped(directionOf(graph), before, 1, 0));
          const activity = newActivity(type, position, graph, resources);
          run(addActivity(activity, { connection: connection.id }, freePort(activity, graph)));
        }}
      />
    );
  }
  if (selection.kind === 'note') {
    const note = graph.notes?.find(({ id }) => id === selection.id);
    return note === undefined ? null : (
      <NotePane
        key={note.id}
        note={note}
        onChange={(changed, field) => run(updateNote(changed, field))}
        onDelete={() => run(deleteSelection(selection))}
      />
    );
  }
  if (selection.kind === 'activities' && selection.ids.length > 1) {
    return (
      <SeveralPane
        count={selection.ids.length}
        isReadOnly={false}
        onDuplicate={() => run(duplicateActivities(graph, selection.ids))}
        onDelete={() => run(deleteSelection(selection))}
      />
    );
  }
  const activity =
    selection.kind === 'activities'
      ? graph.activities.find(({ id }) => id === selection.ids[0])
      : undefined;
  if (activity === undefined) {
    return (
      <JourneyPane
        reach={
          <>
            {reach}
            <AdviceNotes advice={adviceOn(null)} onDismiss={advice.dismiss} />
          </>
        }
        tags={<JourneyTags journeyId={journeyId} />}
        graph={graph}
        resources={resources}
        texts={texts}
        problems={problems.of(null)}
        isReadOnly={false}
        onChange={(settings) => run(updateSettings(settings))}
      />
    );
  }
  const own = problems.of(activity.id);
  return (
    <PaneFrame
      title={paneTitle(activity)}
      action={
        <Menu
          label={t('pane.menu')}
          trigger={
            <IconButton size="small" label={t('pane.menu')} icon={<Ellipsis aria-hidden />} />
          }
          actions={[
            {
              id: 'duplicate',
              label: t('pane.duplicate'),
              icon: <Copy aria-hidden />,
              onAction: () => run(duplicateActivities(graph, [activity.id])),
            },
            {
              id: 'delete',
              label: t('pane.delete'),
              icon: <Trash2 aria-hidden />,
              isDanger: true,
              onAction: () => run(deleteSelection({ kind: 'activities', ids: [activity.id] })),
            },
          ]}
        />
      }
    >
      {(isEntry(activity) || isFirstMessage(graph, activity)) && reach}
      <AdviceNotes
        advice={[...(isEntry(activity) ? adviceOn(null) : []), ...adviceOn(activity.id)]}
        onDismiss={advice.dismiss}
      />
      <TextField
        label={t('pane.name')}
        placeholder={texts.title({ ...activity, name: '' })}
        maxLength={80}
        value={activity.name}
        onChange={(name) => run(renameActivity(activity.id, name))}
      />
      {own
        .filter(({ field }) => field === '')
        .map((problem) => (
          <p key={problem.code} className="text-caption text-danger">
            {problem.text}
          </p>
        ))}
      <ActivityPane
        key={activity.id}
        journeyId={journeyId}
        activity={activity}
        graph={graph}
        resources={resources}
        texts={texts}
        problems={own}
        isReadOnly={false}
        counts={null}
        language={language}
        onLanguageChange={onLanguageChange}
        focusRequest={focusRequest}
        onChange={(changed: Activity, field) =>
          run(updateActivity(changed, field, activityPorts(changed)))
        }
      />
      <PortConnections
        activity={activity}
        graph={graph}
        texts={texts}
        isReadOnly={false}
        onConnect={(port, to) => run(connectPort({ activity: activity.id, port }, to))}
        onDetach={(port) => run(detachPort({ activity: activity.id, port }))}
      />
    </PaneFrame>
  );
}

/** Everybody who enters comes to this message first. */
function isFirstMessage(graph: Graph, { id }: Activity): boolean {
  const entry = graph.activities.find(isEntry);
  return entry !== undefined && nextMessage(graph, entry.id)?.id === id;
}
