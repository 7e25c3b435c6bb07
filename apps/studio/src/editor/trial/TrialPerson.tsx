import type { Message, Run, TrialDetail } from '@waypost/api';
import { Badge, Button, LinkButton, Skeleton } from '@waypost/ui';
import { ChevronDown, ChevronUp, FastForward, Smartphone } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import type { Resources } from '../../activities/resources.ts';
import { addressOf } from '../../people/address-of.ts';
import { useFormat } from '../../i18n/format.ts';
import { MessageStateBadge } from '../../people/messages/MessageStateBadge.tsx';
import { isWaitToSkip } from '../live/may-be-skipped.ts';
import type { Passage } from '../live/passage.ts';
import { PassageStory } from '../live/PassageStory.tsx';
import { runTones, useRunTexts } from '../live/run-texts.ts';

type Place = TrialDetail['places'][number];

/** One person of a trial: where they are, what they were sent and what became of it; opened, their whole story. */
export function TrialPerson({
  run,
  places,
  messages,
  titles,
  texts,
  resources,
  passage,
  isOpen,
  isSimulated,
  isSkipping,
  onOpen,
  onSkip,
}: {
  run: Run;
  places: readonly Place[];
  messages: readonly Message[];
  titles: ReadonlyMap<string, string>;
  texts: ActivityTexts;
  resources: Resources;
  /** Their story, once it is known. */
  passage: Passage | null;
  isOpen: boolean;
  /** Their phone is a handset of the simulator. */
  isSimulated: boolean;
  isSkipping: boolean;
  onOpen: (isOpen: boolean) => void;
  onSkip: (runId: string) => void;
}) {
  const { t } = useTranslation('testing');
  const { t: editor } = useTranslation('editor');
  const runTexts = useRunTexts();
  const name = run.profileName || editor('person.noName');
  const address = run.phone ?? run.bsuid;
  const endedAt = titles.get(run.activityId) ?? run.activityId;
  return (
    <li className="flex flex-col gap-2 rounded-card border border-line p-3">
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-col">
          <span className="text-body font-semibold break-words">{name}</span>
          <span className="text-caption text-muted">
            {addressOf(run) ?? editor('person.noPhone')}
          </span>
        </div>
        <Badge tone={runTones[run.status]}>{runTexts.status(run.status)}</Badge>
      </div>
      {run.status === 'inside' ? (
        places.map((place) => (
          <PlaceNow
            key={place.runId}
            place={place}
            title={titles.get(place.activityId) ?? place.activityId}
            isSkipping={isSkipping}
            onSkip={() => onSkip(place.runId)}
          />
        ))
      ) : (
        <p className="text-body">
          {editor('person.ended', { activity: endedAt })}
          {run.reason !== null && (
            <span className="block text-caption text-muted">{runTexts.reason(run.reason)}</span>
          )}
        </p>
      )}
      <Messages messages={messages} titles={titles} />
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          aria-expanded={isOpen}
          icon={isOpen ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          onPress={() => onOpen(!isOpen)}
        >
          {t('phones.story', { name })}
        </Button>
        {isSimulated && address !== null && (
          <LinkButton
            size="small"
            icon={<Smartphone aria-hidden />}
            href={`/handsets/${encodeURIComponent(address)}`}
          >
            {editor('person.handset')}
          </LinkButton>
        )}
      </div>
      {isOpen && passage !== null && (
        // Words of stories come when the first one is opened.
        <Suspense fallback={<Skeleton lines={3} />}>
          <PassageStory passage={passage} titles={titles} texts={texts} resources={resources} />
        </Suspense>
      )}
    </li>
  );
}

function PlaceNow({
  place,
  title,
  isSkipping,
  onSkip,
}: {
  place: Place;
  title: string;
  isSkipping: boolean;
  onSkip: () => void;
}) {
  const { t } = useTranslation('testing');
  const { t: editor } = useTranslation('editor');
  const format = useFormat();
  const runTexts = useRunTexts();
  const { waitingFor, deadlineAt } = place;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="min-w-0 flex-1 text-body">
        {editor('person.now', { activity: title })}
        <span className="block text-caption text-muted">
          {deadlineAt !== null && isWaitToSkip(waitingFor)
            ? t('phones.until', { when: format.preciseTime(deadlineAt) })
            : runTexts.waiting(place)}
        </span>
      </p>
      {isWaitToSkip(waitingFor) && (
        <Button
          size="small"
          icon={<FastForward aria-hidden />}
          isPending={isSkipping}
          onPress={onSkip}
        >
          {t('phones.skip')}
        </Button>
      )}
    </div>
  );
}

function Messages({
  messages,
  titles,
}: {
  messages: readonly Message[];
  titles: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('testing');
  const sent = messages.filter(({ direction }) => direction === 'out');
  if (sent.length === 0) return null;
  return (
    <ul aria-label={t('phones.messages')} className="flex flex-col gap-1 text-caption">
      {sent.map((message) => (
        <li key={message.id} className="flex flex-wrap items-center justify-between gap-x-2">
          <span className="min-w-0 break-words">
            {titles.get(message.activityId ?? '') ?? message.templateName ?? ''}
          </span>
          <MessageStateBadge message={message} />
        </li>
      ))}
    </ul>
  );
}
