import {
  branchesPort,
  branchPlace,
  deadlinePort,
  errorPort,
  holdoutPort,
  hostOf,
  otherwisePort,
} from '@waypost/journey';
import type {
  Activity,
  ActivityOf,
  ActivityType,
  Graph,
  MessageMatch,
  ProvidedResult,
  ReactionOutcome,
} from '@waypost/journey';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';
import type { Format } from '../i18n/format.ts';
import { outcomeText } from './reaction/outcome-text.ts';
import type { Resources } from './resources.ts';
import { waitSubtitle } from './wait/wait-subtitle.ts';
import { resultText } from './result-text.ts';

/** The words an activity is spoken of with, in the reader's language. */
export interface ActivityTexts {
  /** Name of the kind: "WhatsApp", "Wait". */
  kind: (type: ActivityType) => string;
  /** The author's name for it, else the kind. */
  title: (activity: Activity) => string;
  /** Its settings in a few words, shown under the title. */
  subtitle: (activity: Activity) => string;
  /** Name of a port; empty for the only way on, which needs none. */
  port: (activity: Activity, port: string) => string;
  outcome: (outcome: ReactionOutcome) => string;
  /** What an activity of this kind has learned, e.g. "reply text"; what its author named goes by that name. */
  result: (type: ActivityType, result: Pick<ProvidedResult, 'field' | 'label'>) => string;
}

function kindText(t: TFunction<'editor'>, type: ActivityType): string {
  switch (type) {
    case 'entryAudience':
      return t('kind.entryAudience');
    case 'entryEvent':
      return t('kind.entryEvent');
    case 'entryMessage':
      return t('kind.entryMessage');
    case 'entryAudienceChange':
      return t('kind.entryAudienceChange');
    case 'entryJump':
      return t('kind.entryJump');
    case 'jump':
      return t('kind.jump');
    case 'whatsapp':
      return t('kind.whatsapp');
    case 'wait':
      return t('kind.wait');
    case 'waitForEvent':
      return t('kind.waitForEvent');
    case 'condition':
      return t('kind.condition');
    case 'reaction':
      return t('kind.reaction');
    case 'split':
      return t('kind.split');
    case 'experiment':
      return t('kind.experiment');
    case 'parallel':
      return t('kind.parallel');
    case 'join':
      return t('kind.join');
    case 'updateProfile':
      return t('kind.updateProfile');
    case 'httpRequest':
      return t('kind.httpRequest');
    case 'audienceMembership':
      return t('kind.audienceMembership');
    case 'startJourney':
      return t('kind.startJourney');
    case 'handOver':
      return t('kind.handOver');
    case 'end':
      return t('kind.end');
  }
}

function subtitleText(
  t: TFunction<'editor'>,
  format: Format,
  resources: Resources,
  activity: Activity,
): string {
  switch (activity.type) {
    case 'entryAudience': {
      if (activity.audienceId === null) return t('subtitle.everybody');
      const audience = resources.audiences.find(({ id }) => id === activity.audienceId);
      return audience?.name ?? t('subtitle.audience');
    }
    case 'entryEvent':
      return activity.eventName === '' ? t('subtitle.eventMissing') : activity.eventName;
    case 'entryAudienceChange': {
      const audience = resources.audiences.find(({ id }) => id === activity.audienceId);
      return audience?.name ?? t('subtitle.audience');
    }
    case 'entryJump':
      return t('subtitle.entryJump');
    case 'jump':
      return jumpText(t, resources, activity);
    case 'entryMessage':
      return entryMessageText(t, activity.match);
    case 'whatsapp': {
      const { template, response } = activity.content;
      const languages = Object.keys((template ?? response)?.byLanguage ?? {}).join(', ');
      if (template !== undefined && response !== undefined)
        return t('subtitle.both', { languages });
      if (response !== undefined) return t('subtitle.response', { languages });
      return template === undefined
        ? t('subtitle.templateMissing')
        : t('subtitle.template', { languages });
    }
    case 'wait':
      return waitSubtitle(t, format, resources, activity);
    case 'waitForEvent':
      return activity.eventName === '' ? t('subtitle.eventMissing') : activity.eventName;
    case 'condition':
      return t('subtitle.branches', { count: activity.branches.length });
    case 'reaction':
      return t('subtitle.within', {
        duration: format.duration(activity.deadline.amount, activity.deadline.unit),
      });
    case 'split':
      return activity.branches.map(({ weight }) => format.percent(weight / 100)).join(' · ');
    case 'experiment':
      return experimentText(t, format, activity);
    case 'parallel':
      return t('subtitle.branches', { count: activity.branches.length });
    case 'join': {
      const within = format.duration(activity.deadline.amount, activity.deadline.unit);
      return activity.waitsFor === 'all'
        ? t('subtitle.joinAll', { duration: within })
        : t('subtitle.joinFirst', { duration: within });
    }
    case 'updateProfile':
      return activity.changes.length === 0
        ? t('subtitle.changeMissing')
        : activity.changes.map(({ attribute }) => attributeLabel(resources, attribute)).join(', ');
    case 'audienceMembership': {
      const list = resources.audiences.find(({ id }) => id === activity.audienceId)?.name;
      if (list === undefined) return t('subtitle.listMissing');
      return t(activity.change === 'add' ? 'subtitle.onList' : 'subtitle.offList', { list });
    }
    case 'startJourney':
      return (
        resources.eventJourneys?.find(({ id }) => id === activity.journeyId)?.name ??
        t('subtitle.startMissing')
      );
    case 'handOver':
      return activity.waits
        ? t('subtitle.handOverWaits', {
            duration: format.duration(activity.deadline.amount, activity.deadline.unit),
          })
        : t('subtitle.handOverAtOnce');
    case 'httpRequest':
      return activity.url.trim() === '' ? t('subtitle.urlMissing') : hostOf(activity.url);
    case 'end':
      return activity.outcome === undefined || activity.outcome === ''
        ? t('subtitle.end')
        : t('subtitle.outcome', { outcome: activity.outcome });
  }
}

function entryMessageText(t: TFunction<'editor'>, match: MessageMatch): string {
  switch (match.kind) {
    case 'any':
      return t('subtitle.messageAny');
    case 'keyword':
      return match.words.length === 0 ? t('subtitle.keywordMissing') : match.words.join(', ');
    case 'button':
      return match.labels.length === 0 ? t('subtitle.messageButton') : match.labels.join(', ');
    case 'flow':
      return t('subtitle.messageFlow');
    case 'referral':
      return t('subtitle.messageReferral');
  }
}

function experimentText(
  t: TFunction<'editor'>,
  format: Format,
  { variants, metric }: ActivityOf<'experiment'>,
): string {
  return [...variants.map(({ weight }) => format.percent(weight / 100)), metricText()].join(' · ');

  function metricText(): string {
    switch (metric.kind) {
      case 'goal':
        return t('subtitle.byGoal');
      case 'read':
        return t('subtitle.byRead');
      case 'click':
        return t('subtitle.byClick');
      case 'reply':
        return t('subtitle.byReply');
      case 'event':
        return metric.eventName === '' ? t('subtitle.eventMissing') : metric.eventName;
    }
  }
}

function jumpText(
  t: TFunction<'editor'>,
  resources: Resources,
  { journeyId }: { journeyId: string | null },
): string {
  const target = resources.jumpTargets?.find(({ id }) => id === journeyId);
  return target?.name ?? t('subtitle.jumpMissing');
}

function attributeLabel(resources: Resources, name: string): string {
  return resources.attributes.find(({ field }) => field === `profile.${name}`)?.label ?? name;
}

function portText(t: TFunction<'editor'>, activity: Activity, port: string): string {
  if (port === errorPort) {
    return errorText(t, activity.type);
  }
  if (activity.type === 'waitForEvent') {
    return port === deadlinePort ? t('port.eventNot') : t('port.eventCame');
  }
  if (port === deadlinePort && activity.type === 'reaction') return t('port.deadline');
  if (port === otherwisePort && activity.type === 'condition') return t('port.otherwise');
  if (activity.type === 'reaction') {
    const outcome = activity.outcomes.find(({ id }) => id === port);
    return outcome === undefined ? port : outcomeText(t, outcome);
  }
  if (activity.type === 'join') return t(port === deadlinePort ? 'port.joinLate' : 'port.joined');
  if (activity.type === 'parallel' && port === branchesPort) return t('port.allBranches');
  if (activity.type === 'experiment') {
    if (port === holdoutPort) return t('port.holdout');
    const place = activity.variants.findIndex(({ id }) => id === port);
    return activity.variants[place]?.name || t('port.variant', { number: place + 1 });
  }
  if (hasBranches(activity)) {
    const place = activity.branches.findIndex(({ id }) => id === port);
    return activity.branches[place]?.name || t('port.branch', { number: place + 1 });
  }
  if (activity.type === 'updateProfile') return t('port.updated');
  if (activity.type === 'httpRequest') return t('port.answered');
  if (activity.type === 'startJourney') return t('port.started');
  if (activity.type === 'handOver') {
    if (port === deadlinePort) return t('port.notClosed');
    return t(activity.waits ? 'port.closed' : 'port.handedOver');
  }
  return activity.type === 'whatsapp' ? t('port.sent') : '';
}

/** Activities whose ports are branches that the author named. */
function hasBranches(
  activity: Activity,
): activity is Extract<Activity, { type: 'condition' | 'split' | 'parallel' }> {
  return ['condition', 'split', 'parallel'].includes(activity.type);
}

const errorTexts = {
  jump: 'port.notLetIn',
  updateProfile: 'port.notUpdated',
  httpRequest: 'port.notAnswered',
  audienceMembership: 'port.listGone',
  startJourney: 'port.notStarted',
  handOver: 'port.notHandedOver',
  wait: 'port.noDate',
} as const satisfies Partial<Record<ActivityType, string>>;

function hasErrorText(type: ActivityType): type is keyof typeof errorTexts {
  return Object.hasOwn(errorTexts, type);
}

function errorText(t: TFunction<'editor'>, type: ActivityType): string {
  return hasErrorText(type) ? t(errorTexts[type]) : t('port.error');
}

/** Gives the words for activities; the same object until language or resources change. */
export function useActivityTexts(resources: Resources): ActivityTexts {
  const { t } = useTranslation('editor');
  const format = useFormat();
  return useMemo(() => {
    const kinds = new Map<ActivityType, string>();
    const kind = (type: ActivityType): string => {
      const known = kinds.get(type) ?? kindText(t, type);
      kinds.set(type, known);
      return known;
    };
    return {
      kind,
      title: (activity) => activity.name || (templateName(activity) ?? kind(activity.type)),
      subtitle: (activity) => subtitleText(t, format, resources, activity),
      port: (activity, port) => portText(t, activity, port),
      outcome: (outcome) => outcomeText(t, outcome),
      result: (type, result) => resultText(t, type, result),
    };
  }, [t, format, resources]);
}

/** A message that its author gave no name is called by its template. */
function templateName(activity: Activity): string | undefined {
  return activity.type === 'whatsapp' ? activity.content.template?.name : undefined;
}

/** Titles that tell activities of one graph apart in a list: repeated ones get a number. */
export function distinctTitles(graph: Graph, texts: ActivityTexts): Map<string, string> {
  const seen = new Map<string, number>();
  const titles = new Map<string, string>();
  for (const activity of graph.activities) {
    const title = texts.title(activity);
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    titles.set(activity.id, count === 1 ? title : `${title} (${count})`);
  }
  return titles;
}

/** The name of a parallel branch, as a passage tells of it (`<activity>/<port>`). */
export function branchTitle(graph: Graph, branch: string, texts: ActivityTexts): string {
  const { activityId, port } = branchPlace(branch);
  const parallel = graph.activities.find(({ id }) => id === activityId);
  return parallel === undefined ? port : texts.port(parallel, port);
}
