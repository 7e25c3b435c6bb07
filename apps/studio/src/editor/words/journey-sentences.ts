import { describeJourney, errorPort, outlineJourney } from '@waypost/journey';
import type {
  Activity,
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

/** Gives a journey as sentences in the reader's language, one per activity, as `describeJourney` does in English. */
export function useJourneySentences(resources: Resources): (graph: Graph) => JourneySentence[] {
  const { t, i18n } = useTranslation('publish', { keyPrefix: 'sentence' });
  const texts = useActivityTexts(resources);
  return useCallback(
    (graph) => {
      const names = {
        sender: (id: string) => resources.senders.find((sender) => sender.id === id)?.name,
        audience: (id: string) => resources.audiences.find((audience) => audience.id === id)?.name,
      };
      if (i18n.language === 'en') return describeJourney(graph, names);
      const activities = new Map(graph.activities.map((activity) => [activity.id, activity]));
      const teller = { t, texts, names, activities, isOnce: graph.settings.reentry === 'never' };
      return outlineJourney(graph).map((step) => ({
        activityId: step.activity.id,
        text: sentenceOf(step, teller),
      }));
    },
    [t, i18n, texts, resources],
  );
}

interface Teller {
  t: TFunction<'publish', 'sentence'>;
  texts: ActivityTexts;
  names: { sender(id: string): string | undefined; audience(id: string): string | undefined };
  activities: ReadonlyMap<string, Activity>;
  isOnce: boolean;
}

function sentenceOf(step: OutlineStep, teller: Teller): string {
  const { activity } = step;
  const { t, texts, names } = teller;
  switch (activity.type) {
    case 'entryAudience':
    case 'entryEvent':
    case 'entryMessage':
      return parts(entryOf(activity, teller), teller.isOnce ? t('once') : t('again'));
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
      return parts(t('waits', { duration: texts.subtitle(activity) }), onward(step, t));
    case 'condition':
      return t('condition', { branches: branchesOf(step, teller) });
    case 'split':
      return t('split', { branches: branchesOf(step, teller) });
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
    case 'end':
      return activity.name === '' ? t('end') : t('endNamed', { name: activity.name });
  }
}

/** Several sentences as one text. */
function parts(...all: (string | null)[]): string {
  return all.filter((part) => part !== null).join(' ');
}

function entryOf(
  activity: Extract<Activity, { type: 'entryAudience' | 'entryEvent' | 'entryMessage' }>,
  { t, texts, names }: Teller,
): string {
  switch (activity.type) {
    case 'entryAudience':
      return activity.audienceId === null
        ? t('everybody')
        : t('audience', { audience: names.audience(activity.audienceId) ?? '–' });
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

/** Where each way of an activity leads: "Gold → step 3; otherwise → the journey ends". */
function branchesOf({ activity, to }: OutlineStep, { t, texts }: Teller): string {
  const shares = new Map(
    activity.type === 'split' ? activity.branches.map(({ id, weight }) => [id, weight]) : [],
  );
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

function changeText({ attribute, kind, value }: ProfileChange, t: Teller['t']): string {
  return kind === 'clear'
    ? t('clears', { attribute })
    : t('sets', {
        attribute,
        value: kind === 'boolean' ? t(value === 'true' ? 'yes' : 'no') : value,
      });
}

/** Where people go on, when that is not the next line of the list. */
function onward({ to, next }: OutlineStep, t: Teller['t']): string | null {
  const step = to('next');
  if (step === next) return null;
  return step === undefined ? t('thenEnd') : t('thenStep', { step });
}
