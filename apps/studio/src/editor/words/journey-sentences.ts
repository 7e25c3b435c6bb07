import {
  deadlinePort,
  describeJourney,
  errorPort,
  holdoutPort,
  outlineJourney,
  scheduleOf,
} from '@waypost/journey';
import type {
  DatedSchedule,
  Activity,
  ActivityOf,
  Graph,
  JourneySentence,
  OutlineStep,
  ProfileChange,
} from '@waypost/journey';
import { activityPorts } from '@waypost/journey';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { useActivityTexts } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import type { Resources } from '../../activities/resources.ts';
import { useChangedEntry } from '../../activities/entry-audience-change/changed-entry.ts';
import { useScheduledEntry } from '../../activities/entry-audience/schedule-words.ts';
import { useWaitWords } from '../../activities/wait/wait-words.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Format } from '../../i18n/format.ts';
import { usePeriodWords } from '../journey-settings/period-words.ts';
import { useReentrySentence } from '../journey-settings/reentry-sentence.ts';

/** Gives a journey as sentences in the reader's language, one per activity, as `describeJourney` does in English. */
export function useJourneySentences(resources: Resources): (graph: Graph) => JourneySentence[] {
  const { t, i18n } = useTranslation('publish', { keyPrefix: 'sentence' });
  const scheduled = useScheduledEntry();
  const changed = useChangedEntry();
  const reentrySentence = useReentrySentence();
  const periodWords = usePeriodWords();
  const texts = useActivityTexts(resources);
  const waitWords = useWaitWords(resources);
  const format = useFormat();
  return useCallback(
    (graph) => {
      const names = {
        sender: (id: string) => resources.senders.find((sender) => sender.id === id)?.name,
        audience: (id: string) => resources.audiences.find((audience) => audience.id === id)?.name,
        journey: (id: string) =>
          [...(resources.jumpTargets ?? []), ...(resources.eventJourneys ?? [])].find(
            (target) => target.id === id,
          )?.name,
      };
      if (i18n.language === 'en') return describeJourney(graph, names);
      const activities = new Map(graph.activities.map((activity) => [activity.id, activity]));
      const teller = {
        t,
        texts,
        format,
        waitWords,
        names,
        activities,
        reentry: parts(reentrySentence(graph.settings), periodWords(graph.settings) || null),
        scheduled,
        changed,
      };
      return outlineJourney(graph).map((step) => ({
        activityId: step.activity.id,
        text: sentenceOf(step, teller),
      }));
    },
    [
      t,
      i18n,
      texts,
      format,
      waitWords,
      resources,
      scheduled,
      changed,
      reentrySentence,
      periodWords,
    ],
  );
}

interface Teller {
  format: Format;
  waitWords: (activity: ActivityOf<'wait'>) => string;
  t: TFunction<'publish', 'sentence'>;
  texts: ActivityTexts;
  names: { sender(id: string): string | undefined; audience(id: string): string | undefined };
  activities: ReadonlyMap<string, Activity>;
  /** Who may enter again, from when on and until when. */
  reentry: string;
  changed: (audience: string, change: 'enters' | 'leaves') => string;
  /** Null: all profiles. */
  scheduled: (audience: string | null, schedule: DatedSchedule) => string;
}

function sentenceOf(step: OutlineStep, teller: Teller): string {
  const { activity } = step;
  const { t, texts, names } = teller;
  switch (activity.type) {
    case 'entryAudience':
    case 'entryEvent':
    case 'entryMessage':
      return parts(entryOf(activity, teller), teller.reentry);
    case 'whatsapp': {
      const failed = step.to(errorPort);
      return parts(
        t('sends', {
          title: texts.title(activity),
          what: texts.subtitle(activity),
          sender: names.sender(activity.senderId ?? '') ?? '–',
        }),
        onward(step, t),
        failed === undefined ? null : t('failed', { step: failed }),
      );
    }
    case 'wait':
      return waitSentence(activity, step, teller);
    case 'waitForEvent':
      return t('waitsEvent', {
        event: activity.eventName,
        within: teller.format.duration(activity.deadline.amount, activity.deadline.unit),
        branches: branchesOf(step, teller),
      });
    case 'condition':
      return t('condition', { branches: branchesOf(step, teller) });
    case 'split':
      return t('split', { branches: branchesOf(step, teller) });
    case 'experiment':
      return experimentSentence(activity, step, teller);
    case 'entryAudienceChange':
      return parts(
        teller.changed(names.audience(activity.audienceId ?? '') ?? '–', activity.change),
        teller.reentry,
      );
    case 'entryJump':
      return parts(t('jumpEntry'), teller.reentry);
    case 'jump': {
      const refused = step.to(errorPort);
      return parts(
        t('jump', { journey: texts.subtitle(activity) }),
        refused === undefined ? null : t('notLetIn', { step: refused }),
      );
    }
    case 'parallel':
      return t('parallel', { branches: branchesOf(step, teller) });
    case 'join':
      return t('join', { within: texts.subtitle(activity), branches: branchesOf(step, teller) });
    case 'reaction': {
      const watched = teller.activities.get(activity.activityId ?? '');
      return t('reaction', {
        within: texts.subtitle(activity),
        message: watched === undefined ? '–' : texts.title(watched),
        branches: branchesOf(step, teller),
      });
    }
    case 'updateProfile': {
      const failed = step.to(errorPort);
      return parts(
        t('update', {
          changes: activity.changes.map((change) => changeText(change, t)).join('; '),
        }),
        onward(step, t),
        failed === undefined ? null : t('notUpdated', { step: failed }),
      );
    }
    case 'audienceMembership':
      return parts(
        t(activity.change === 'add' ? 'onList' : 'offList', {
          list: names.audience(activity.audienceId ?? '') ?? '–',
        }),
        onward(step, t),
        otherwise(step, t),
      );
    case 'startJourney':
      return parts(
        t('starts', { findBy: activity.findBy, journey: texts.subtitle(activity) }),
        onward(step, t),
        otherwise(step, t),
      );
    case 'handOver': {
      const late = activity.waits ? step.to(deadlinePort) : undefined;
      return parts(
        t('handsOver', {
          sender: names.sender(activity.senderId ?? '') ?? '–',
          what: texts.subtitle(activity),
        }),
        onward(step, t),
        late === undefined ? null : t('lateStep', { step: late }),
        otherwise(step, t),
      );
    }
    case 'httpRequest': {
      const failed = step.to(errorPort);
      return parts(
        t('asks', { host: texts.subtitle(activity), method: activity.method }),
        onward(step, t),
        failed === undefined ? null : t('notAnswered', { step: failed }),
      );
    }
    case 'end':
      return parts(
        activity.name === '' ? t('end') : t('endNamed', { name: activity.name }),
        activity.outcome === undefined || activity.outcome === ''
          ? null
          : t('endCounted', { outcome: activity.outcome }),
      );
  }
}

function waitSentence(activity: ActivityOf<'wait'>, step: OutlineStep, teller: Teller): string {
  const { t, waitWords } = teller;
  const failed = step.to(errorPort);
  return parts(
    activity.until.kind === 'duration'
      ? t('waits', { duration: waitWords(activity) })
      : t('waitsUntil', { until: waitWords(activity) }),
    onward(step, t),
    failed === undefined ? null : t('withoutDate', { step: failed }),
  );
}

/** Several sentences as one text. */
function parts(...all: (string | null)[]): string {
  return all.filter((part) => part !== null).join(' ');
}

function entryOf(
  activity: Extract<Activity, { type: 'entryAudience' | 'entryEvent' | 'entryMessage' }>,
  { t, texts, names, scheduled }: Teller,
): string {
  switch (activity.type) {
    case 'entryAudience': {
      const schedule = scheduleOf(activity);
      const audience =
        activity.audienceId === null ? null : (names.audience(activity.audienceId) ?? '–');
      if (schedule.kind !== 'publish') return scheduled(audience, schedule);
      return audience === null ? t('everybody') : t('audience', { audience });
    }
    case 'entryEvent':
      return t('event', { event: activity.eventName });
    case 'entryMessage': {
      const what = texts.subtitle(activity);
      return activity.senderId === null
        ? t('message', { what })
        : t('messageTo', { what, sender: names.sender(activity.senderId) ?? '–' });
    }
  }
}

function sharesOf(activity: Activity): ReadonlyMap<string, number> {
  if (activity.type === 'split')
    return new Map(activity.branches.map(({ id, weight }) => [id, weight]));
  if (activity.type !== 'experiment') return new Map();
  return new Map([
    ...activity.variants.map(({ id, weight }): [string, number] => [id, weight]),
    [holdoutPort, activity.holdout],
  ]);
}

function experimentSentence(
  activity: ActivityOf<'experiment'>,
  step: OutlineStep,
  teller: Teller,
): string {
  const { t, format } = teller;
  const { variants, within, decision } = activity;
  return parts(
    t('experiment', {
      count: variants.length,
      metric: metricWords(activity, t),
      within: format.duration(within.amount, within.unit),
      branches: branchesOf(step, teller),
    }),
    decision.kind === 'byHand'
      ? t('winnerByHand')
      : t('winnerAutomatic', { confidence: decision.confidence }),
  );
}

function metricWords({ metric }: ActivityOf<'experiment'>, t: Teller['t']): string {
  switch (metric.kind) {
    case 'goal':
      return t('metricGoal');
    case 'read':
      return t('metricRead');
    case 'click':
      return t('metricClick');
    case 'reply':
      return t('metricReply');
    case 'event':
      return t('metricEvent', { event: metric.eventName });
  }
}

/** Where each way of an activity leads: "Gold → step 3; otherwise → the journey ends". */
function branchesOf({ activity, to }: OutlineStep, { t, texts }: Teller): string {
  const shares = sharesOf(activity);
  return activityPorts(activity)
    .map((port) => {
      const share = shares.get(port);
      const name = texts.port(activity, port);
      const what = share === undefined ? name : `${share} % ${name}`;
      const step = to(port);
      return step === undefined ? t('toEnd', { what }) : t('toStep', { what, step });
    })
    .join('; ');
}

function changeText({ attribute, kind, how, value }: ProfileChange, t: Teller['t']): string {
  if (kind !== 'clear' && how !== 'set') return t(`changes.${how}`, { attribute, value });
  return kind === 'clear'
    ? t('clears', { attribute })
    : t('sets', {
        attribute,
        value: kind === 'boolean' ? t(value === 'true' ? 'yes' : 'no') : value,
      });
}

function otherwise({ to }: OutlineStep, t: Teller['t']): string | null {
  const step = to(errorPort);
  return step === undefined ? null : t('otherwiseStep', { step });
}

/** Where people go on, when that is not the next line of the list. */
function onward({ to, next }: OutlineStep, t: Teller['t']): string | null {
  const step = to('next');
  if (step === next) return null;
  return step === undefined ? t('thenEnd') : t('thenStep', { step });
}
