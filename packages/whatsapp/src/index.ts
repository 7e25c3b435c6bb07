export * from './connection/index.ts';
export * from './content/content.ts';
export * from './content/language.ts';
export * from './content/response.ts';
export * from './content/validate.ts';
export * from './errors/classify.ts';
export * from './errors/error-table.ts';
export * from './keywords/stop-words.ts';
export * from './links/shorten-links.ts';
export * from './messages/bubble.ts';
export * from './messages/bubble-from-send.ts';
export * from './messages/bubble-text.ts';
export {
  assetMedium,
  assetOf,
  mediaReference,
  type MediaReference,
  mediaUrl,
} from './messages/media-reference.ts';
export * from './messages/render-problem.ts';
export * from './messages/render-response.ts';
export * from './messages/render-template.ts';
export { readInstant } from './messages/template-instant.ts';
export { readProducts } from './messages/template-products.ts';
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
export { templateSlots, type TemplateSlot, type TemplateSlotKind } from './templates/slots.ts';
export * from './templates/template.ts';
export * from './templates/template-buttons.ts';
export { variableNames } from './templates/variables.ts';
