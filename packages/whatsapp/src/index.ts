export * from './connection/index.ts';
export * from './content/content.ts';
export * from './content/language.ts';
export * from './content/response.ts';
export * from './content/validate.ts';
export { isKnown as isKnownVariable } from './content/validate-slot.ts';
export * from './errors/classify.ts';
export * from './errors/error-table.ts';
export * from './errors/failure-class.ts';
export * from './keywords/match-keyword.ts';
export * from './keywords/stop-words.ts';
export * from './links/authored-links.ts';
export * from './links/shorten-links.ts';
export * from './media/media-rules.ts';
export * from './messages/bubble.ts';
export * from './messages/bubble-from-send.ts';
export * from './messages/bubble-text.ts';
export {
  assetMedium,
  assetOf,
  assetUrl,
  mediaReference,
  type MediaReference,
  mediaUrl,
} from './messages/media-reference.ts';
export { payloadAssets, withMediaIds } from './messages/payload-assets.ts';
export * from './messages/render-problem.ts';
export * from './messages/render-response.ts';
export * from './messages/render-template.ts';
export { readInstant } from './messages/template-instant.ts';
export { readProducts } from './messages/template-products.ts';
export * from './messages/template-send.ts';
export { bubbleFromInbound } from './messages/bubble-from-inbound.ts';
export { bubbleFromResponse } from './messages/responses/bubble-from-response.ts';
export { responseFields } from './messages/responses/plan-response.ts';
export type { ResponseField } from './messages/responses/response-field.ts';
export { responseLimits } from './messages/responses/response-limits.ts';
export { type ResponseSend, responseSendSchema } from './messages/responses/response-send.ts';
export { messagingLimitOf } from './numbers/messaging-limit.ts';
export * from './numbers/phone-normaliser.ts';
export { isUnitedStatesNumber } from './numbers/united-states.ts';
export {
  compileAddressText,
  compileJsonText,
  type EscapedText,
} from './personalisation/compile-escaped.ts';
export { compileText, compileValue } from './personalisation/compile-value.ts';
export * from './personalisation/data.ts';
export {
  checkLiquid,
  isPersonalised,
  type LiquidProblem,
  liquidVariables,
} from './personalisation/liquid.ts';
export { unguardedVariables } from './personalisation/compile-runs.ts';
export { Bill, type Cost, costTogether, monthOf } from './pricing/bill.ts';
export { type Charge, chargeBy, type ChargedMessage } from './pricing/charge.ts';
export {
  chargeCategories,
  type ChargeCategory,
  exampleRateCard,
  type Prices,
  type RateCard,
  rateCardSchema,
} from './pricing/rate-card.ts';
export { rateCardCsv, readRateCardCsv, type ReadPrices } from './pricing/rate-card-csv.ts';
export * from './templates/authoring/index.ts';
export * from './templates/limits.ts';
export { templateSlots, type TemplateSlot, type TemplateSlotKind } from './templates/slots.ts';
export * from './templates/template.ts';
export * from './templates/template-buttons.ts';
export { variableNames } from './templates/variables.ts';
