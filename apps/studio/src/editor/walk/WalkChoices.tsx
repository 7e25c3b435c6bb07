import type { Activity, Graph } from '@waypost/journey';
import type { OpenRun, WalkChoice, WalkPlay } from '@waypost/journey/walk';
import { Button } from '@waypost/ui';
import { FastForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import type { Resources } from '../../activities/resources.ts';
import { useFormat } from '../../i18n/format.ts';
import { AnswerChoice } from './AnswerChoice.tsx';
import { EventChoice } from './EventChoice.tsx';
import { MessageChoice } from './MessageChoice.tsx';
import { ReactionChoice } from './ReactionChoice.tsx';
import type { WalkPerson } from './walker.ts';

export interface ChoiceProps<T extends Activity = Activity> {
  open: OpenRun;
  activity: T;
  title: string;
  texts: ActivityTexts;
  onChoose: (choice: WalkChoice) => void;
}

/** What can happen now, for each place where the person stands; and that time passes. */
export function WalkChoices({
  play,
  graph,
  person,
  resources,
  texts,
  titles,
  onChoose,
}: {
  play: WalkPlay;
  graph: Graph;
  person: WalkPerson;
  resources: Resources;
  texts: ActivityTexts;
  titles: ReadonlyMap<string, string>;
  onChoose: (choice: WalkChoice) => void;
}) {
  const { t } = useTranslation('testing');
  const format = useFormat();
  const entersByEvent = graph.activities.some(
    ({ type }) => type === 'entryEvent' || type === 'entryMessage',
  );
  const isSending = play.open.some(({ waitingFor }) => waitingFor === 'dispatch');
  return (
    <section aria-label={t('walk.choices')} className="flex flex-col gap-4">
      {play.open.map((open) => {
        const activity = graph.activities.find(({ id }) => id === open.activityId);
        if (activity === undefined) return null;
        const title = titles.get(open.activityId) ?? open.activityId;
        const props = { open, title, texts, onChoose };
        const key = `${open.runId} ${open.activityId} ${open.visit}`;
        if (activity.type === 'whatsapp') {
          return (
            <MessageChoice
              key={key}
              {...props}
              activity={activity}
              play={play}
              person={person}
              entersByEvent={entersByEvent}
            />
          );
        }
        if (activity.type === 'reaction') {
          return <ReactionChoice key={key} {...props} activity={activity} />;
        }
        if (activity.type === 'waitForEvent') {
          return <EventChoice key={key} {...props} activity={activity} />;
        }
        const isAnswered =
          activity.type === 'httpRequest' ||
          activity.type === 'startJourney' ||
          activity.type === 'handOver';
        return isAnswered ? <AnswerChoice key={key} {...props} activity={activity} /> : null;
      })}
      {play.nextAt !== null && !isSending && (
        <Button
          variant={
            play.open.every(({ waitingFor }) => waitingFor === 'time') ? 'primary' : 'secondary'
          }
          className="self-start"
          icon={<FastForward aria-hidden />}
          onPress={() => onChoose({ kind: 'later' })}
        >
          {t('walk.later', { when: format.dayAndTime(play.nextAt) })}
        </Button>
      )}
      {play.open.length === 0 && <p className="text-body text-muted">{t('walk.over')}</p>}
      {resources.isComplete ? null : <p className="text-caption text-muted">{t('walk.loading')}</p>}
    </section>
  );
}
