import type { FailureClass, WhatsAppContent } from '@waypost/whatsapp';

import type { Activity, ActivityOf } from '../activities/activity.ts';
import type { Duration } from '../activities/base.ts';
import { scheduleOf } from '../activities/entry-audience/schema.ts';
import type { MessageMatch } from '../activities/entry-message/schema.ts';
import { otherwisePort } from '../activities/condition/definition.ts';
import { deadlinePort } from '../activities/deadline-port.ts';
import { errorPort } from '../activities/error-port.ts';
import { describeDecision, describeMetric } from '../activities/experiment/describe-experiment.ts';
import { holdoutPort } from '../activities/experiment/schema.ts';
import type { ReactionOutcome } from '../activities/reaction/schema.ts';
import type { ProfileChange } from '../activities/update-profile/schema.ts';
import { describeSchedule } from '../entry/describe-schedule.ts';
import { isEntry } from '../activities/registry.ts';
import type { LocalMoment } from '../entry/local-moment.ts';
import type { Graph } from './graph.ts';
import { describeWait } from '../activities/wait/describe-wait.ts';
import { outlineJourney, type OutlineStep } from './outline-journey.ts';

/** Names of things outside the graph that sentences mention. */
export interface DescribeNames {
  audience(id: string): string | undefined;
  sender(id: string): string | undefined;
  journey?(id: string): string | undefined;
}

export interface JourneySentence {
  activityId: string;
  text: string;
}

/**
 * The journey as plain English, one sentence per activity, in walking order. A sentence names a step by its
 * place in the list ("step 4", counted from 1) wherever people do not simply go on to the next one.
 */
export function describeJourney(graph: Graph, names: DescribeNames): JourneySentence[] {
  const activities = new Map(graph.activities.map((activity) => [activity.id, activity]));
  return outlineJourney(graph).map((step) => ({
    activityId: step.activity.id,
    text: `${describeActivity(step, graph, names, activities)}${isEntry(step.activity) ? period(graph) : ''}`,
  }));
}

function describeActivity(
  route: OutlineStep,
  graph: Graph,
  names: DescribeNames,
  activities: ReadonlyMap<string, Activity>,
): string {
  const { activity } = route;
  switch (activity.type) {
    case 'entryAudience': {
      const who =
        activity.audienceId === null
          ? 'Everyone with a profile'
          : `Everyone in "${names.audience(activity.audienceId) ?? 'a deleted audience'}"`;
      return `${who} enters ${describeSchedule(scheduleOf(activity))}${again(graph)}.`;
    }
    case 'entryEvent':
      return `A person enters when the event "${activity.eventName}" is recorded${again(graph)}.`;
    case 'entryMessage': {
      const to =
        activity.senderId === null
          ? 'any sender'
          : (names.sender(activity.senderId) ?? 'a deleted sender');
      return `A person enters by ${messageText(activity.match)} to ${to}${again(graph)}.`;
    }
    case 'entryAudienceChange': {
      const audience = names.audience(activity.audienceId ?? '') ?? 'an audience not chosen yet';
      const how = activity.change === 'enters' ? 'they come into' : 'they leave';
      return `A person enters when ${how} the audience "${audience}"${again(graph)}.`;
    }
    case 'entryJump':
      return `A person enters from another journey${again(graph)}.`;
    case 'whatsapp': {
      const sender = activity.senderId === null ? undefined : names.sender(activity.senderId);
      const failed = route.to(errorPort);
      const error = failed === undefined ? '' : ` Whoever can't get it goes to step ${failed}.`;
      return `${label(activity)} sends ${messageWords(activity.content)} from ${sender ?? 'no sender yet'}${onward(route)}.${error}`;
    }
    case 'wait':
      return waitText(activity, route);
    case 'waitForEvent': {
      const since = activities.get(activity.since ?? '');
      const from = since === undefined ? '' : ` since they came to ${label(since)}`;
      const nothing = branching('nothing by then', route.to(deadlinePort));
      return `Waits up to ${duration(activity.deadline)} for the event "${activity.eventName}"${from}${onward(route)}: ${nothing}.`;
    }
    case 'condition': {
      const branches = activity.branches.map((branch, index) =>
        branching(branch.name || `branch ${index + 1}`, route.to(branch.id)),
      );
      const otherwise = branching('otherwise', route.to(otherwisePort));
      return `People take the first branch that fits: ${[...branches, otherwise].join('; ')}.`;
    }
    case 'reaction': {
      const watched = activities.get(activity.activityId ?? '');
      const outcomes = activity.outcomes.map((outcome) =>
        branching(outcomeText(outcome), route.to(outcome.id)),
      );
      const nothing = branching('nothing by then', route.to(deadlinePort));
      return `Waits up to ${duration(activity.deadline)} for a reaction to ${
        watched === undefined ? 'a message' : label(watched)
      }: ${[...outcomes, nothing].join('; ')}.`;
    }
    case 'split': {
      const branches = activity.branches.map(({ id, name, weight }, index) =>
        branching(`${weight} % "${name || `branch ${index + 1}`}"`, route.to(id)),
      );
      return `People are split at random: ${branches.join('; ')}.`;
    }
    case 'experiment': {
      const variants = activity.variants.map(({ id, name, weight }, index) =>
        branching(`${weight} % "${name || `variant ${index + 1}`}"`, route.to(id)),
      );
      const heldOut =
        activity.holdout === 0
          ? ''
          : ` First ${branching(`${activity.holdout} % of all are held out`, route.to(holdoutPort))}.`;
      return `An experiment compares ${activity.variants.length} variants by ${describeMetric(activity.metric)} within ${duration(activity.within)}: ${variants.join('; ')}.${heldOut} ${describeDecision(activity.decision)}`;
    }
    case 'jump': {
      const journey = activity.journeyId === null ? undefined : names.journey?.(activity.journeyId);
      const failed = route.to(errorPort);
      const error =
        failed === undefined ? '' : ` Whoever is not let in there goes to step ${failed}.`;
      return `The journey ends here and goes on in "${journey ?? 'another journey'}".${error}`;
    }
    case 'parallel': {
      const branches = activity.branches.map(({ id, name }, index) =>
        branching(`"${name || `branch ${index + 1}`}"`, route.to(id)),
      );
      return `People take all branches at once: ${branches.join('; ')}.`;
    }
    case 'join': {
      const late = branching('who is not there by then', route.to(deadlinePort));
      const who = activity.waitsFor === 'all' ? 'all branches have' : 'the first branch has';
      return `The branches meet: people go on when ${who} come${onward(route)}, after ${duration(activity.deadline)} at the latest: ${late}.`;
    }
    case 'updateProfile': {
      const failed = route.to(errorPort);
      const error =
        failed === undefined ? '' : ` If a value does not fit, they go to step ${failed}.`;
      return `The profile is updated: ${activity.changes.map(changeText).join('; ')}${onward(route)}.${error}`;
    }
    case 'audienceMembership': {
      const name = names.audience(activity.audienceId ?? '');
      const list = name === undefined ? 'that was deleted' : `"${name}"`;
      const what =
        activity.change === 'add'
          ? `People get on the list ${list}`
          : `People are taken off the list ${list}`;
      return `${what}${onward(route)}.${notDone(route, 'If the list is gone')}`;
    }
    case 'startJourney':
      return `Another person, found by ${activity.findBy}, enters ${otherJourney(activity.journeyId, names)}${onward(route)}.${notDone(route, 'If nobody, or more than one, is found')}`;
    case 'handOver': {
      const sender = names.sender(activity.senderId ?? '') ?? 'no sender yet';
      const until = activity.waits
        ? `; they wait up to ${duration(activity.deadline)} until a colleague closes it`
        : '';
      const late = route.to(deadlinePort);
      const deadline =
        activity.waits && late !== undefined ? ` If nobody does, they go to step ${late}.` : '';
      return `The conversation with ${sender} goes to the team${until}${onward(route)}.${deadline}${notDone(route, 'If the sender is gone')}`;
    }
    case 'httpRequest': {
      const failed = route.to(errorPort);
      const error =
        failed === undefined ? '' : ` If there is no good answer, they go to step ${failed}.`;
      return `${hostOf(activity.url)} is asked (${activity.method})${onward(route)}.${error}`;
    }
    case 'end':
      return endText(activity);
  }
}

function waitText(activity: ActivityOf<'wait'>, route: OutlineStep): string {
  const failed = route.to(errorPort);
  const error = failed === undefined ? '' : ` Without such a date they go to step ${failed}.`;
  return `Everyone waits ${describeWait(activity)}${onward(route)}.${error}`;
}

function endText({ name, outcome = '' }: ActivityOf<'end'>): string {
  const counted = outcome === '' ? '' : `, counted as "${outcome}"`;
  return name === '' ? `The journey ends here${counted}.` : `The journey ends: ${name}${counted}.`;
}

function messageWords({ template, response }: WhatsAppContent): string {
  if (response === undefined) return `the template "${template?.name ?? 'no template yet'}"`;
  const free = 'a response while the 24-hour window is open';
  return template === undefined ? free : `${free}, otherwise the template "${template.name}",`;
}

function messageText(match: MessageMatch): string {
  switch (match.kind) {
    case 'any':
      return 'writing anything';
    case 'keyword':
      return match.where === 'message'
        ? `writing ${listed(match.words)}`
        : `writing a message with ${listed(match.words)}`;
    case 'button':
      return match.labels.length === 0 ? 'tapping a button' : `tapping ${listed(match.labels)}`;
    case 'flow':
      return 'sending in a Flow';
    case 'referral':
      return 'writing after an ad';
  }
}

function listed(items: readonly string[]): string {
  return items.map((item) => `"${item}"`).join(' or ');
}

function branching(what: string, place: number | undefined): string {
  return place === undefined ? `${what} → the journey ends` : `${what} → step ${place}`;
}

/** Where people go on, when that is not the next line of the list. */
function onward(route: OutlineStep): string {
  const place = route.to('next');
  if (place === route.next) return '';
  return place === undefined ? ', and the journey ends' : `, then goes on at step ${place}`;
}

function localTime({ at, zone }: LocalMoment): string {
  return `${at.replace('T', ' ')} (${zone})`;
}

/** From when on, and until when, people enter, and how long they stay where that is not the usual time. */
function period({ settings: { opens, closes, lifetime } }: Graph): string {
  return [
    opens === undefined ? '' : ` Entries open on ${localTime(opens)}.`,
    closes === undefined ? '' : ` Entries close on ${localTime(closes)}.`,
    lifetime === undefined ? '' : ` People stay ${duration(lifetime)} at most.`,
  ].join('');
}

function again({ settings }: Graph): string {
  const { reentry, reentryAfter, concurrencyField } = settings;
  const each = concurrencyField === undefined ? '' : `, for each ${concurrencyField} by itself`;
  if (reentry === 'never') return `, once${each}`;
  return reentry === 'after' && reentryAfter !== undefined
    ? `, again ${duration(reentryAfter)} after they left${each}`
    : `, again whenever they are not inside${each}`;
}

function label(activity: Activity): string {
  return activity.name === '' ? 'WhatsApp' : `"${activity.name}"`;
}

function changeText({ attribute, kind, how, value }: ProfileChange): string {
  const name = attribute === '' ? 'no attribute yet' : attribute;
  if (kind === 'clear') return `${name} is emptied`;
  if (how === 'increase' || how === 'decrease') return `${name} is ${how}d by "${value}"`;
  if (how === 'today' || how === 'now') return `${name} becomes ${theMoment[how]}`;
  if (how === 'add') return `"${value}" is added to ${name}`;
  if (how === 'remove') return `"${value}" is removed from ${name}`;
  return `${name} becomes ${kind === 'boolean' ? yesOrNo(value) : `"${value}"`}`;
}

const theMoment = { today: 'that day', now: 'that moment' };

function otherJourney(id: string | null, names: DescribeNames): string {
  const name = names.journey?.(id ?? '');
  return name === undefined ? 'another journey' : `"${name}"`;
}

function notDone(route: OutlineStep, why: string): string {
  const place = route.to(errorPort);
  return place === undefined ? '' : ` ${why}, they go to step ${place}.`;
}

/** The host of a web address, which is what people know a system by; the text itself when it is none. */
export function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/?#]+)/i.exec(url.trim())?.[1] ?? (url.trim() || 'nobody yet');
}

function yesOrNo(value: string): string {
  return value === 'true' ? 'yes' : 'no';
}

function duration({ amount, unit }: Duration): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

function outcomeText(outcome: ReactionOutcome): string {
  switch (outcome.kind) {
    case 'button':
      return `a tap on "${outcome.label}"`;
    case 'reply':
      return 'any reply';
    case 'keyword':
      return outcome.where === 'message'
        ? `writing ${listed(outcome.words)}`
        : `writing a message with ${listed(outcome.words)}`;
    case 'flow':
      return 'sending in the Flow';
    case 'click':
      return outcome.urls.length === 0
        ? 'opening a link'
        : `opening the link "${outcome.label || outcome.urls.join('" or "')}"`;
    case 'failed':
      return outcome.classes.length === 0
        ? 'a failure'
        : `a failure (${outcome.classes.map((one) => failureWords[one]).join(' or ')})`;
    case 'delivered':
    case 'read':
      return outcome.kind;
  }
}

const failureWords: Record<FailureClass, string> = {
  unreachable: 'not reachable on WhatsApp',
  opted_out: 'opted out or blocked',
  template: 'template or content',
  limit: 'a limit',
  other: 'other',
};
