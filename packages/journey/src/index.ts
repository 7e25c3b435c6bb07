export { adviceCodes, adviseOn, type Advice, type AdviceCode } from './advice/advice.ts';
export type { Reach } from './advice/few-reached.ts';
export * from './activities/activity.ts';
export * from './activities/base.ts';
export * from './activities/condition/schema.ts';
export * from './activities/end/schema.ts';
export * from './activities/entry-audience/schema.ts';
export * from './activities/entry-audience-change/schema.ts';
export { letsIn } from './activities/entry-event/lets-in.ts';
export * from './activities/entry-event/schema.ts';
export { messageEventFields } from './activities/entry-message/definition.ts';
export * from './activities/entry-message/matches-message.ts';
export * from './activities/entry-message/message-fields.ts';
export * from './activities/entry-jump/schema.ts';
export type * from './activities/jump/jump-target.ts';
export * from './activities/jump/schema.ts';
export * from './activities/entry-message/schema.ts';
export * from './activities/audience-membership/schema.ts';
export * from './activities/experiment/schema.ts';
export { drawnReason, winnerReason } from './activities/experiment/definition.ts';
export {
  experimentDesign,
  experimentKey,
  experimentMeasure,
} from './activities/experiment/design.ts';
export * from './activities/experiment/judge-variants.ts';
export * from './activities/hand-over/schema.ts';
export { isJson, originOf, workOutCall } from './activities/http-request/compile-call.ts';
export type * from './activities/http-request/http-call.ts';
export { readAnswer, type ReadAnswer } from './activities/http-request/read-answer.ts';
export * from './activities/http-request/schema.ts';
export * from './activities/reaction/replies.ts';
export * from './activities/join/schema.ts';
export * from './activities/parallel/schema.ts';
export * from './activities/reaction/schema.ts';
export { followReplies } from './activities/reaction/follow-replies.ts';
export * from './activities/reaction/links.ts';
export { meaningOf } from './activities/reaction/outcome-problems.ts';
export * from './activities/split/schema.ts';
export type * from './activities/start-journey/journey-start.ts';
export * from './activities/start-journey/schema.ts';
export { attributesSet } from './activities/update-profile/attributes-set.ts';
export * from './activities/update-profile/schema.ts';
export * from './activities/wait/schema.ts';
export * from './activities/wait/next-moments.ts';
export * from './activities/wait-for-event/schema.ts';
export * from './activities/whatsapp/schema.ts';
export * from './entry/entry-period.ts';
export * from './entry/local-moment.ts';
export * from './entry/entry-rate.ts';
export * from './entry/lifetime.ts';
export { startOfLocalDay } from './moments/local-moment.ts';
export { readTimeOfDay } from './moments/time-of-day.ts';
export * from './entry/next-date.ts';
export * from './entry/reentry.ts';
export * from './entry/schedule.ts';
export * from './goals/exit-reached.ts';
export * from './goals/goal.ts';
export * from './goals/happening.ts';
export * from './graph/graph.ts';
export * from './graph/graph-part.ts';
export { eventsMentioned } from './journey-files/events-mentioned.ts';
export * from './journey-files/journey-file.ts';
export { attributesMentioned, idsMentioned, withReplaced } from './journey-files/mentions.ts';
export { readJourneyFile, type ReadJourneyFile } from './journey-files/read-journey-file.ts';
export {
  templatesSent,
  withTemplatesRenamed,
  type SentTemplate,
} from './journey-files/templates-sent.ts';
export * from './rules/rule.ts';
export type * from './step/effect.ts';
export * from './step/branches.ts';
export * from './step/run-state.ts';
export * from './validation/problem.ts';
export { otherwisePort } from './activities/condition/definition.ts';
export type {
  ActivityDefinition,
  ProvidedResult,
  ValidationContext,
} from './activities/definition.ts';
export { durationMs } from './activities/duration.ts';
export { deadlinePort } from './activities/deadline-port.ts';
export { branchesPort } from './activities/parallel/definition.ts';
export { activityPorts, createActivity, isEntry, isEntryType } from './activities/registry.ts';
export { errorPort } from './activities/error-port.ts';
export * from './graph/compile-graph.ts';
export { firstSenders } from './graph/first-senders.ts';
export { portKey } from './graph/port-key.ts';
export * from './graph/describe-journey.ts';
export * from './graph/graph-diff.ts';
export * from './graph/join-graphs.ts';
export * from './graph/note.ts';
export * from './graph/outline-journey.ts';
export * from './graph/waits-follow-profiles.ts';
export * from './graph/walk.ts';
export { canonicalLocale } from './profile/locale.ts';
export * from './profile/profile-update.ts';
export { personZone } from './profile/person-zone.ts';
export { canonicalTimeZone } from './profile/time-zone.ts';
export * from './results/known-results.ts';
export * from './rules/deciding-values.ts';
export * from './rules/decision.ts';
export * from './rules/evaluate-rule.ts';
export * from './rules/fold-text.ts';
export {
  boundsOf,
  dayCount,
  daysAllowed,
  severalOf,
  type DayRange,
} from './rules/compare-field.ts';
export { isOverPeople } from './rules/is-over-people.ts';
export * from './rules/outline-rule.ts';
export { messagesBefore, passageData } from './rules/passage-data.ts';
export * from './rules/rule-facts.ts';
export * from './rules/rule-moment.ts';
export * from './rules/rule-needs.ts';
export * from './rules/unmet-conditions.ts';
export { needsValue, ruleProblems, type RuleScope } from './rules/rule-problems.ts';
export * from './step/event-mark.ts';
export * from './step/needs-events.ts';
export * from './step/needs-profile.ts';
export * from './step/step.ts';
export * from './trials/pace.ts';
export { stepAtPace } from './trials/step-at-pace.ts';
export * from './trials/trial-graph.ts';
export { instantJumps } from './validation/jump-problems.ts';
export * from './validation/validate-graph.ts';
export * from './versions/content-only.ts';
export * from './versions/match-people.ts';
export { findInJourney, type FoundText, type TemplateText } from './library/find-in-journey.ts';
export { journeyTexts, type JourneyText } from './library/journey-texts.ts';
export { searchWords } from './library/search-words.ts';
