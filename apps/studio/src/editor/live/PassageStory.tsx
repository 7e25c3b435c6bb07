import type { Message } from '@waypost/api';
import type { Decision } from '@waypost/journey';
import { ActivityTile, Badge, MessageBubble } from '@waypost/ui';
import type { MessageBubbleProps } from '@waypost/ui';
import { History, MessageCircleReply, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { branchTitle } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { activityLooks } from '../../activities/registry.tsx';
import type { Resources } from '../../activities/resources.ts';
import { useFormat } from '../../i18n/format.ts';
import { SendAgain } from '../../people/messages/SendAgain.tsx';
import { Deciding } from '../../rules/Deciding.tsx';
import { useDecisionText } from '../../rules/use-decision-text.ts';
import { happenings } from './passage.ts';
import type { Happening, Passage, PassageEvent } from './passage.ts';
import { useRunTexts } from './run-texts.ts';

/** Everything that happened to one person in a journey, oldest first. */
export function PassageStory({
  passage,
  titles,
  texts,
  resources,
}: {
  passage: Passage;
  titles: ReadonlyMap<string, string>;
  texts: ActivityTexts;
  resources: Resources;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const decisionText = useDecisionText(passage.graph, resources, texts);
  return (
    <ol aria-label={t('story.title')} className="flex flex-col gap-3">
      {happenings(passage).map((happening) => (
        <li key={keyOf(happening)} className="flex items-start gap-3">
          <Tile happening={happening} passage={passage} />
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            <Telling
              happening={happening}
              passage={passage}
              titles={titles}
              texts={texts}
              decisionText={decisionText}
            />
            <time dateTime={happening.at} className="text-caption text-muted">
              {format.preciseTime(happening.at)}
            </time>
          </div>
        </li>
      ))}
    </ol>
  );
}

function keyOf(happening: Happening): string {
  switch (happening.kind) {
    case 'step':
      return `step ${happening.step.branch ?? ''} ${happening.step.activityId} ${happening.step.visit} ${happening.at}`;
    case 'message':
      return `message ${happening.message.id}`;
    case 'event':
      return `event ${happening.at} ${happening.event.kind}`;
    case 'moved':
      return 'moved';
  }
}

function Tile({ happening, passage }: { happening: Happening; passage: Passage }) {
  switch (happening.kind) {
    case 'event':
      return (
        <ActivityTile
          family="entry"
          size="small"
          icon={
            happening.event.kind === 'custom' ? (
              <Zap aria-hidden />
            ) : (
              <MessageCircleReply aria-hidden />
            )
          }
        />
      );
    case 'moved':
      return <ActivityTile family="entry" size="small" icon={<History aria-hidden />} />;
    case 'message': {
      const { family, Icon } = activityLooks.whatsapp;
      return <ActivityTile family={family} size="small" icon={<Icon aria-hidden />} />;
    }
    case 'step': {
      const activity = passage.graph.activities.find(({ id }) => id === happening.step.activityId);
      const { family, Icon } = activityLooks[activity?.type ?? 'end'];
      return <ActivityTile family={family} size="small" icon={<Icon aria-hidden />} />;
    }
  }
}

function Telling({
  happening,
  passage,
  titles,
  texts,
  decisionText,
}: {
  happening: Happening;
  passage: Passage;
  titles: ReadonlyMap<string, string>;
  texts: ActivityTexts;
  decisionText: (decided: Decision) => string;
}) {
  const { t } = useTranslation('editor');
  const runTexts = useRunTexts();
  switch (happening.kind) {
    case 'event':
      return <EventTelling event={happening.event} />;
    case 'moved':
      return <p className="text-body">{t('story.moved', { version: happening.version })}</p>;
    case 'message':
      return <MessageTelling message={happening.message} />;
    case 'step': {
      const { step } = happening;
      const activity = passage.graph.activities.find(({ id }) => id === step.activityId);
      const title = titles.get(step.activityId) ?? step.activityId;
      const port =
        activity === undefined || step.port === null ? '' : texts.port(activity, step.port);
      return (
        <>
          <p className="text-body">
            {step.branch !== null && (
              <Badge tone="neutral">{branchTitle(passage.graph, step.branch, texts)}</Badge>
            )}{' '}
            {step.port === null
              ? t('story.ended', { activity: title })
              : port === ''
                ? t('story.left', { activity: title })
                : t('story.leftBy', { activity: title, port })}
            {step.reason !== null && (
              <span className="text-muted"> {runTexts.reason(step.reason)}</span>
            )}
          </p>
          {activity !== undefined && (
            <Deciding
              activity={activity}
              port={step.port}
              portTitle={port}
              decided={step.decided}
              decisionText={decisionText}
            />
          )}
        </>
      );
    }
  }
}

function EventTelling({ event }: { event: PassageEvent }) {
  const { t } = useTranslation('editor');
  switch (event.kind) {
    case 'custom':
      return <p className="text-body">{t('story.event', { event: event.name ?? '' })}</p>;
    case 'reply':
      return <p className="text-body">{t('story.reply', { text: event.text ?? '' })}</p>;
    case 'button':
      return (
        <p className="text-body">{t('story.button', { text: event.text ?? event.name ?? '' })}</p>
      );
    case 'list':
      return <p className="text-body">{t('story.list', { text: event.text ?? '' })}</p>;
    case 'emojiReaction':
      return <p className="text-body">{t('story.emojiReaction', { emoji: event.text ?? '' })}</p>;
    case 'failed':
      return <p className="text-body text-danger">{t('story.failed')}</p>;
    case 'flow':
    case 'media':
    case 'location':
    case 'contacts':
    case 'order':
    case 'referral':
    case 'click':
    case 'numberChanged':
    case 'identityChanged':
    case 'preference':
    case 'unsupported':
    case 'welcome':
      return <p className="text-body">{t(`story.${event.kind}`)}</p>;
  }
}

function MessageTelling({ message }: { message: Message }) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const runTexts = useRunTexts();
  const history = [
    { name: t('story.queued'), at: message.createdAt },
    { name: t('story.accepted'), at: message.acceptedAt },
    { name: t('story.sent'), at: message.sentAt },
    { name: t('story.delivered'), at: message.deliveredAt },
    { name: t('story.read'), at: message.readAt },
    { name: t('story.messageFailed'), at: message.failedAt },
  ];
  const isOutbound = message.direction === 'out';
  return (
    <div className="flex flex-col gap-2">
      {message.bubble !== null && message.exclusion === null && (
        <div className="flex max-w-80 flex-col rounded-card bg-phone-wall p-3 [color-scheme:light]">
          <MessageBubble
            bubble={message.bubble}
            direction={isOutbound ? 'incoming' : 'outgoing'}
            time={format.time(message.createdAt)}
            tick={isOutbound ? tickOf(message) : undefined}
          />
        </div>
      )}
      {message.exclusion !== null && (
        <p className="text-body">
          {t('story.excluded', { reason: runTexts.reason(message.exclusion) })}
        </p>
      )}
      <SendAgain message={message} />
      {message.failureText !== null && (
        <p className="text-body text-danger">{message.failureText}</p>
      )}
      {isOutbound && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-caption text-muted">
          {history.map(({ name, at }) =>
            at === null ? null : (
              <li key={name}>
                {name} <time dateTime={at}>{format.time(at)}</time>
              </li>
            ),
          )}
        </ul>
      )}
    </div>
  );
}

function tickOf({ state }: Message): MessageBubbleProps['tick'] {
  switch (state) {
    case 'queued':
    case 'unknown':
    case 'accepted':
    case 'held':
      return 'pending';
    case 'sent':
      return 'sent';
    case 'delivered':
      return 'delivered';
    case 'read':
    case 'played':
      return 'read';
    case 'refused':
    case 'excluded':
      return 'failed';
    case 'received':
      return undefined;
  }
}
