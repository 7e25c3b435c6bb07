export type { AudienceRow } from './audience.ts';
export { audienceCycle } from './audience-cycle.ts';
export { countHappenings, type RuleReach } from './compile-happenings.ts';
export { compileRule, isOnList, type RuleContext } from './compile-rule.ts';
export { countPeople } from './count-people.ts';
export { createAudience } from './create-audience.ts';
export { describeAttribute } from './describe-attribute.ts';
export {
  forecastSends,
  type ForecastMessage,
  type ReachedPeople,
  type SendForecast,
} from './forecast-sends.ts';
export { forgetAttribute } from './forget-attribute.ts';
export { getAudience } from './get-audience.ts';
export { knownAttributes } from './known-attributes.ts';
export { listAudienceKinds } from './list-audience-kinds.ts';
export { listAudienceNames } from './list-audience-names.ts';
export { listKnownEvents, type KnownEvent } from './list-known-events.ts';
export { listAttributes, type KnownAttribute } from './list-attributes.ts';
export { listAudiences } from './list-audiences.ts';
export { loadAudienceRules } from './load-audience-rules.ts';
export { previewAudience, type AudiencePreview } from './preview-audience.ts';
export { removeAudience, type AudienceRemoval } from './remove-audience.ts';
export { loadRuleFacts, type RuleSurroundings } from './load-rule-facts.ts';
export { audienceCondition, audiencePeople, ruleCondition, rulePeople } from './rule-condition.ts';
export { updateAudience } from './update-audience.ts';
