import { useQuery } from '@tanstack/react-query';
import {
  Button,
  Card,
  ErrorState,
  Link,
  LinkButton,
  Page,
  PageHeader,
  ProgressBar,
  Skeleton,
  Stat,
} from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { Step } from './Step.tsx';
import { useFirstSteps } from './use-first-steps.ts';

const variant = (isNext: boolean) => (isNext ? 'primary' : 'secondary');

/** Leads a newcomer to the first conversation, then to a number of their own. */
export function HomePage() {
  const { t } = useTranslation('home');
  const { t: common } = useTranslation();
  const format = useFormat();
  const failureText = useFailureText();
  const home = useQuery({ ...orpc.session.home.queryOptions(), refetchInterval: 5_000 });
  const session = useQuery(orpc.session.get.queryOptions());
  const taken =
    home.data === undefined
      ? []
      : [home.data.demoJourneyPublished, home.data.firstMessageSent, home.data.firstReply];
  const steps = useFirstSteps(home.data && taken.every(Boolean));

  if (home.isError) {
    return (
      <Page width="narrow">
        <ErrorState title={common('failure.loadTitle')} onRetry={() => void home.refetch()}>
          {failureText(home.error)}
        </ErrorState>
      </Page>
    );
  }
  if (!home.data) {
    return (
      <Page width="narrow">
        <Skeleton lines={8} />
      </Page>
    );
  }

  const {
    demoJourneyId,
    demoJourneyPublished,
    firstMessageSent,
    handsetNumber,
    firstReply,
    metaSenderConnected,
  } = home.data;
  const journey = demoJourneyId === null ? '/journeys' : `/journeys/${demoJourneyId}`;
  const done = taken.filter(Boolean).length;
  // Once a journey is published, the steps are about that one, whichever it is.
  const isOfDemo = demoJourneyId !== null && !demoJourneyPublished;
  const opensNext = !demoJourneyPublished;
  const entersNext = demoJourneyPublished && !firstMessageSent;
  const answersNext = firstMessageSent && !firstReply;

  return (
    <Page width="narrow">
      <PageHeader
        title={t('title')}
        description={steps.isShown ? t('lead') : undefined}
        secondary={
          steps.isShown ? undefined : (
            <Button onPress={() => steps.show(true)}>{t('steps.find')}</Button>
          )
        }
      />
      <div className="flex flex-col gap-6">
        {steps.isShown && (
          <>
            <ProgressBar
              label={t('progress')}
              value={done}
              max={3}
              valueLabel={t('progressValue', { done, total: 3 })}
            />
            <ol className="flex flex-col gap-3">
              <Step
                number={1}
                title={t(isOfDemo ? 'steps.open.title' : 'steps.open.own')}
                text={t(
                  isOfDemo
                    ? 'steps.open.text'
                    : demoJourneyPublished
                      ? 'steps.open.published'
                      : 'steps.open.none',
                )}
                isDone={demoJourneyPublished}
                isNext={opensNext}
                action={
                  <span className="flex flex-col items-center gap-1">
                    <LinkButton href={journey} variant={variant(opensNext)}>
                      {demoJourneyId === null
                        ? t('steps.open.create')
                        : t(demoJourneyPublished ? 'steps.open.again' : 'steps.open.action')}
                    </LinkButton>
                    <Link href="/journeys/gallery" className="text-caption">
                      {t('steps.open.gallery')}
                    </Link>
                  </span>
                }
              />
              <Step
                number={2}
                title={t('steps.publish.title')}
                text={t('steps.publish.text')}
                isDone={firstMessageSent}
                isNext={entersNext}
                action={
                  <LinkButton
                    href={
                      demoJourneyPublished
                        ? `${journey}?mode=live`
                        : demoJourneyId === null
                          ? journey
                          : `${journey}/publish`
                    }
                    variant={variant(entersNext)}
                  >
                    {demoJourneyPublished
                      ? t(firstMessageSent ? 'steps.publish.again' : 'steps.publish.enter')
                      : t(demoJourneyId === null ? 'steps.publish.own' : 'steps.publish.action')}
                  </LinkButton>
                }
              />
              <Step
                number={3}
                title={t('steps.answer.title')}
                text={t('steps.answer.text')}
                isDone={firstReply}
                isNext={answersNext}
                action={
                  <LinkButton
                    href={
                      handsetNumber === null
                        ? '/handsets'
                        : `/handsets/${encodeURIComponent(handsetNumber)}`
                    }
                    variant={variant(answersNext)}
                  >
                    {handsetNumber === null
                      ? t('steps.answer.all')
                      : t(firstReply ? 'steps.answer.again' : 'steps.answer.action')}
                  </LinkButton>
                }
              />
            </ol>
            <Button variant="quiet" size="small" onPress={() => steps.show(false)}>
              {t('steps.leave')}
            </Button>
          </>
        )}
        <Card
          title={t('connect.title')}
          aside={
            <LinkButton
              href={metaSenderConnected ? '/settings/senders' : '/settings/senders/connect'}
              variant={variant(firstReply && !metaSenderConnected)}
            >
              {t(metaSenderConnected ? 'connect.see' : 'connect.action')}
            </LinkButton>
          }
        >
          <p className="text-body text-muted">
            {t(metaSenderConnected ? 'connect.done' : 'connect.text')}
          </p>
        </Card>
        <div className="grid grid-cols-3 gap-3">
          <Stat label={t('today.inside')} value={format.number(home.data.peopleInside)} />
          <Stat label={t('today.messages')} value={format.number(home.data.messagesToday)} />
          <Stat label={t('today.replies')} value={format.number(home.data.repliesToday)} />
        </div>
        {session.data && session.data.demoProfiles > 0 && (
          <Card
            title={t('demo.title')}
            aside={<LinkButton href="/people/profiles">{t('demo.action')}</LinkButton>}
          >
            <p className="text-body text-muted">
              {t('demo.text', { count: session.data.demoProfiles })}
            </p>
          </Card>
        )}
      </div>
    </Page>
  );
}
