import { messageKey, type Graph } from '@waypost/journey';
import type { PlayedMessage, TrailStep, WalkChoice, WalkPlay } from '@waypost/journey/walk';
import { MessageBubble, Phone } from '@waypost/ui';
import type { BubbleButton } from '@waypost/whatsapp';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { templatesOfSender } from '../../activities/resources.ts';
import type { Resources } from '../../activities/resources.ts';
import { renderMessage } from '../../activities/whatsapp/render-message.ts';
import { withVariableNames } from '../../activities/whatsapp/variable-names.ts';
import { useFormat } from '../../i18n/format.ts';

/** The person's phone with all that was sent and answered so far. A tap on a button is what happens next. */
export function WalkPhone({
  play,
  shown,
  graph,
  resources,
  onChoose,
}: {
  play: WalkPlay;
  shown: readonly TrailStep[];
  graph: Graph;
  resources: Resources;
  /** Null while lines are still to be told. */
  onChoose: ((choice: WalkChoice) => void) | null;
}) {
  const { t } = useTranslation('testing');
  const { t: editor } = useTranslation('editor');
  const format = useFormat();
  const screen = useRef<HTMLDivElement>(null);
  const said = shown.flatMap((line) => saidIn(line, play, graph));
  const senderId = said.findLast(isMessage)?.senderId ?? firstSenderId(graph);
  const sender = resources.senders.find(({ id }) => id === senderId);
  const count = said.length;
  useEffect(() => {
    if (count > 0) screen.current?.scrollTo({ top: screen.current.scrollHeight });
  }, [count]);
  return (
    <Phone
      label={t('walk.phone')}
      name={sender?.verifiedName ?? editor('preview.noSender')}
      status={editor('preview.business')}
      day={said[0] === undefined ? undefined : format.date(said[0].at)}
      scrollRef={screen}
    >
      {said.length === 0 && (
        <p className="mt-6 rounded-control bg-phone-bubble px-3 py-2 text-center text-caption text-phone-time">
          {t('walk.nothingYet')}
        </p>
      )}
      {said.map((one) =>
        isMessage(one) ? (
          <SentBubble
            key={`${one.message.runId} ${one.message.key}`}
            sent={one}
            resources={resources}
            onTap={
              onChoose === null
                ? undefined
                : (button) =>
                    onChoose({
                      kind: 'outcome',
                      message: { runId: one.message.runId, key: one.message.key },
                      outcome: {
                        id: 'tap',
                        kind: 'button',
                        button: button.index,
                        label: button.text.slice(0, 25),
                      },
                    })
            }
          />
        ) : (
          <MessageBubble
            key={`${one.at} ${one.text}`}
            bubble={{ body: [{ text: one.text, source: 'value' }], buttons: [] }}
            direction="outgoing"
            time={format.time(one.at)}
          />
        ),
      )}
    </Phone>
  );
}

interface Sent {
  message: PlayedMessage;
  content: Extract<Graph['activities'][number], { type: 'whatsapp' }>['content'];
  senderId: string | null;
  at: number;
}
interface Answered {
  text: string;
  at: number;
}

function isMessage(said: Sent | Answered): said is Sent {
  return 'message' in said;
}

/** Whom a person has on their phone before anything is sent; null where no message has a sender. */
function firstSenderId({ activities }: Graph): string | null {
  for (const activity of activities) {
    if (activity.type === 'whatsapp' && activity.senderId !== null) return activity.senderId;
  }
  return null;
}

/** What a line put on the phone. */
function saidIn(
  { told, at, activityId, visit }: TrailStep,
  play: WalkPlay,
  graph: Graph,
): (Sent | Answered)[] {
  if (told.kind !== 'happened') return [];
  const { choice } = told;
  if (choice.kind === 'sent') {
    const key = messageKey(activityId, visit);
    const message = play.messages.find((one) => one.runId === choice.runId && one.key === key);
    const activity = graph.activities.find(({ id }) => id === activityId);
    if (message === undefined || activity?.type !== 'whatsapp') return [];
    return [{ message, content: activity.content, senderId: activity.senderId, at }];
  }
  if (choice.kind !== 'outcome') return [];
  const { outcome } = choice;
  const text = choice.text ?? (outcome.kind === 'button' ? outcome.label : undefined);
  const words = text ?? (outcome.kind === 'keyword' ? outcome.words[0] : undefined);
  return words === undefined ? [] : [{ text: words, at }];
}

function SentBubble({
  sent: { message, content, senderId, at },
  resources,
  onTap,
}: {
  sent: Sent;
  resources: Resources;
  onTap: ((button: BubbleButton) => void) | undefined;
}) {
  const format = useFormat();
  const { locale } = message.data.profile;
  const rendered = renderMessage({
    content,
    templates: templatesOfSender(resources, senderId),
    data: message.data,
    locale: typeof locale === 'string' ? locale : null,
    language: null,
    isWindowOpen: message.as === 'response',
  });
  if (rendered.part === null) return null;
  return (
    <MessageBubble
      bubble={withVariableNames(rendered.bubble)}
      time={format.time(at)}
      isPreview
      onTap={onTap}
    />
  );
}
