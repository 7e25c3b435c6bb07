import { useQuery } from '@tanstack/react-query';
import { messageKey, type WhatsAppActivity } from '@waypost/journey';
import type { WalkPlay } from '@waypost/journey/walk';
import { Banner, Button, Skeleton } from '@waypost/ui';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../../activities/whatsapp/exclusion-text.ts';
import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import type { ChoiceProps } from './WalkChoices.tsx';
import type { WalkPerson } from './walker.ts';

/** What becomes of a message: the server says whether it would leave, by the rules that send. */
export function MessageChoice({
  open,
  activity,
  title,
  play,
  person,
  entersByEvent,
  onChoose,
}: ChoiceProps<WhatsAppActivity> & {
  play: WalkPlay;
  person: WalkPerson;
  entersByEvent: boolean;
}) {
  const { t } = useTranslation('testing');
  const failureText = useFailureText();
  const exclusionText = useExclusionText();
  const { runId } = open;
  const key = messageKey(open.activityId, open.visit);
  const message = play.messages.find((one) => one.key === key && one.runId === runId);
  const windowUntil = activity.senderId === null ? null : play.windowUntil(activity.senderId);
  const verdict = useQuery({
    ...orpc.walks.message.queryOptions({
      input: {
        senderId: activity.senderId,
        content: activity.content,
        ...(person.id === null ? {} : { profileId: person.id }),
        consent: play.profile.consent,
        data: message?.data ?? { profile: {}, event: {}, journey: {}, results: {} },
        windowUntil: windowUntil === null ? null : new Date(windowUntil).toISOString(),
        at: new Date(play.now).toISOString(),
        enteredByEvent: entersByEvent,
      },
    }),
    enabled: message !== undefined,
  });
  if (verdict.isError) return <Banner tone="danger">{failureText(verdict.error)}</Banner>;
  if (verdict.data === undefined) return <Skeleton lines={2} />;
  const { exclusion, as } = verdict.data;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-label">{t('walk.ask.dispatch', { activity: title })}</h3>
      {exclusion === null ? (
        <>
          <p className="text-body text-muted">
            {t(as === 'template' ? 'walk.wouldSendTemplate' : 'walk.wouldSendResponse')}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              size="small"
              icon={<Send aria-hidden />}
              onPress={() => onChoose({ kind: 'sent', runId, as })}
            >
              {t('walk.arrives')}
            </Button>
            <Button
              size="small"
              onPress={() =>
                onChoose({ kind: 'unsent', runId, outcome: 'refused', reason: 'refused:131026' })
              }
            >
              {t('walk.refuses')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Banner tone="warning" title={t('walk.wouldNotSend')}>
            {exclusionText(exclusion)}
          </Banner>
          <Button
            variant="primary"
            size="small"
            className="self-start"
            onPress={() =>
              onChoose({ kind: 'unsent', runId, outcome: 'excluded', reason: exclusion })
            }
          >
            {t('walk.goOn')}
          </Button>
        </>
      )}
    </div>
  );
}
