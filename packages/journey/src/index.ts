export * from './activities/activity.ts';
export * from './activities/base.ts';
export * from './activities/condition/schema.ts';
export * from './activities/end/schema.ts';
export * from './activities/entry-audience/schema.ts';
export * from './activities/entry-event/schema.ts';
export { messageEventFields } from './activities/entry-message/definition.ts';
export * from './activities/entry-message/matches-message.ts';
export * from './activities/entry-message/schema.ts';
export * from './activities/reaction/replies.ts';
export * from './activities/reaction/schema.ts';
export * from './activities/split/schema.ts';
export { attributesSet } from './activities/update-profile/attributes-set.ts';
export * from './activities/update-profile/schema.ts';
export * from './activities/wait/schema.ts';
export * from './activities/whatsapp/schema.ts';
export * from './graph/graph.ts';
export * from './rules/rule.ts';
export * from './step/run-state.ts';
export * from './validation/problem.ts';
export { otherwisePort } from './activities/condition/definition.ts';
export type {
export * from './entry/entry-rate.ts';
export * from './entry/next-date.ts';
export * from './entry/reentry.ts';
export * from './entry/schedule.ts';
  ActivityDefinition,
  ProvidedResult,
  ValidationContext,
} from './activities/definition.ts';
export { durationMs } from './activities/duration.ts';
export { deadlinePort } from './activities/reaction/definition.ts';
export { activityPorts, createActivity, isEntry, isEntryType } from './activities/registry.ts';
export { errorPort } from './activities/error-port.ts';
export * from './graph/compile-graph.ts';
export * from './graph/describe-journey.ts';
export * from './graph/outline-journey.ts';
export * from './graph/walk.ts';
export { canonicalLocale } from './profile/locale.ts';
export * from './profile/profile-update.ts';
export { canonicalTimeZone } from './profile/time-zone.ts';
export * from './rules/evaluate-rule.ts';
export * from './rules/fold-text.ts';
export * from './results/known-results.ts';
export { ruleProblems } from './rules/rule-problems.ts';
export * from './step/needs-profile.ts';
export * from './step/step.ts';
export * from './validation/validate-graph.ts';
