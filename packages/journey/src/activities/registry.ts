import type { Rule } from '../rules/rule.ts';
import type { Activity, ActivityOf, ActivityType } from './activity.ts';
import { audienceMembership } from './audience-membership/definition.ts';
import { condition } from './condition/definition.ts';
import type {
  ActivityDefinition,
  ArrivalNeeds,
  OwnProblem,
  ProvidedResult,
  ValidationScope,
  Visit,
  VisitContext,
} from './definition.ts';
import { end } from './end/definition.ts';
import { entryAudience } from './entry-audience/definition.ts';
import { entryAudienceChange } from './entry-audience-change/definition.ts';
import { entryEvent } from './entry-event/definition.ts';
import { entryJump } from './entry-jump/definition.ts';
import { entryMessage } from './entry-message/definition.ts';
import { experiment } from './experiment/definition.ts';
import { handOver } from './hand-over/definition.ts';
import { httpRequest } from './http-request/definition.ts';
import { jump } from './jump/definition.ts';
import { join } from './join/definition.ts';
import { parallel } from './parallel/definition.ts';
import { reaction } from './reaction/definition.ts';
import { split } from './split/definition.ts';
import { startJourney } from './start-journey/definition.ts';
import { updateProfile } from './update-profile/definition.ts';
import { wait } from './wait/definition.ts';
import { waitForEvent } from './wait-for-event/definition.ts';
import { whatsApp } from './whatsapp/definition.ts';

/** Every kind of activity. The compiler refuses a kind of the schema that is missing here. */
export const activityDefinitions: { [T in ActivityType]: ActivityDefinition<ActivityOf<T>> } = {
  entryAudience,
  entryEvent,
  entryMessage,
  entryJump,
  entryAudienceChange,
  whatsapp: whatsApp,
  wait,
  waitForEvent,
  condition,
  reaction,
  split,
  experiment,
  parallel,
  join,
  jump,
  updateProfile,
  audienceMembership,
  httpRequest,
  startJourney,
  handOver,
  end,
};

// The kind is passed beside the activity so that the compiler pairs the two; callers below do it once.

function portsOf<T extends ActivityType>(type: T, activity: ActivityOf<T>): string[] {
  return activityDefinitions[type].ports(activity);
}

function problemsOf<T extends ActivityType>(
  type: T,
  activity: ActivityOf<T>,
  scope: ValidationScope,
): OwnProblem[] {
  return activityDefinitions[type].validate(activity, scope);
}

function resultsOf<T extends ActivityType>(type: T, activity: ActivityOf<T>): ProvidedResult[] {
  return activityDefinitions[type].provides?.(activity) ?? [];
}

function rulesOf<T extends ActivityType>(type: T, activity: ActivityOf<T>): readonly Rule[] {
  return activityDefinitions[type].rules?.(activity) ?? [];
}

function visitOf<T extends ActivityType>(
  type: T,
  activity: ActivityOf<T>,
  context: VisitContext,
): Visit {
  return activityDefinitions[type].visit(activity, context);
}

function arrivalNeedsOf<T extends ActivityType>(type: T, activity: ActivityOf<T>): ArrivalNeeds {
  const { arrivalNeeds: needs } = activityDefinitions[type];
  return typeof needs === 'function' ? needs(activity) : needs;
}

function followsProfileOf<T extends ActivityType>(type: T, activity: ActivityOf<T>): boolean {
  return activityDefinitions[type].followsProfile?.(activity) ?? false;
}

function takesTimeOf<T extends ActivityType>(type: T, activity: ActivityOf<T>): boolean {
  const { waits } = activityDefinitions[type];
  return typeof waits === 'function' ? waits(activity) : waits;
}

/** Names of the ports people leave an activity by, in drawing order. */
export function activityPorts(activity: Activity): string[] {
  return portsOf(activity.type, activity);
}

/** What is wrong with an activity's own settings. */
export function activityProblems(activity: Activity, scope: ValidationScope): OwnProblem[] {
  return problemsOf(activity.type, activity, scope);
}

/** What those behind an activity can use of what it learns. */
export function activityResults(activity: Activity): ProvidedResult[] {
  return resultsOf(activity.type, activity);
}

/** Rules that a visit of an activity evaluates. */
export function activityRules(activity: Activity): readonly Rule[] {
  return rulesOf(activity.type, activity);
}

/** What an activity decides for a run that stands at it. */
export function visitActivity(activity: Activity, context: VisitContext): Visit {
  return visitOf(activity.type, activity, context);
}

/** See `ActivityDefinition.arrivalNeeds`. */
export function arrivalNeeds(activity: Activity): ArrivalNeeds {
  return arrivalNeedsOf(activity.type, activity);
}

/** Whether whoever waits at an activity is looked at with their profile. */
export function followsProfile(activity: Activity): boolean {
  return followsProfileOf(activity.type, activity);
}

/** Whether everybody who comes to an activity stays for some time. */
export function takesTime(activity: Activity): boolean {
  return takesTimeOf(activity.type, activity);
}

/** A new activity with its defaults. */
export function createActivity<T extends ActivityType>(
  type: T,
  id: string,
  position: { x: number; y: number },
): ActivityOf<T> {
  return activityDefinitions[type].create(id, position);
}

/** True for the activities people come in by. */
export function isEntry(activity: Activity): activity is ActivityOf<EntryType> {
  return isEntryType(activity.type);
}

const entryTypes = [
  'entryAudience',
  'entryEvent',
  'entryMessage',
  'entryJump',
  'entryAudienceChange',
] as const;
export type EntryType = (typeof entryTypes)[number];

export function isEntryType(type: ActivityType): type is EntryType {
  return entryTypes.some((entryType) => entryType === type);
}
