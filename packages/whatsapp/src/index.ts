export * from './content/content.ts';
export * from './content/language.ts';
export * from './content/response.ts';
export * from './content/validate.ts';
export * from './errors/classify.ts';
export * from './errors/error-table.ts';
export * from './keywords/stop-words.ts';
export * from './messages/bubble.ts';
export * from './messages/bubble-from-send.ts';
export * from './messages/bubble-text.ts';
export * from './messages/render-problem.ts';
export * from './messages/render-response.ts';
export * from './messages/render-template.ts';
export * from './messages/template-send.ts';
export * from './numbers/phone-normaliser.ts';
export { isUnitedStatesNumber } from './numbers/united-states.ts';
export * from './personalisation/data.ts';
export {
  checkLiquid,
  isPersonalised,
  type LiquidProblem,
  liquidVariables,
} from './personalisation/liquid.ts';
export * from './templates/limits.ts';
export * from './templates/slots.ts';
export * from './templates/template.ts';
export { variableNames } from './templates/variables.ts';
