export {
  audienceCondition,
  countPeople,
  createAudience,
  getAudience,
  listAudiences,
  removeAudience,
  updateAudience,
  type AudienceRemoval,
  type AudienceRow,
} from './audiences.ts';
export { forecastSends, type ForecastMessage, type SendForecast } from './forecast-sends.ts';
export { knownAttributes } from './known-attributes.ts';
export { compileRule } from './compile-rule.ts';
export { listAttributes, type KnownAttribute } from './list-attributes.ts';
export { previewAudience, type AudiencePreview } from './preview-audience.ts';
