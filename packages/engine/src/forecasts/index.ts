export type { AnswerRates } from './answers.ts';
export { expectedRates, type ExpectedRate } from './expected-rates.ts';
export { forecastJourney, type ForecastInput, type JourneyForecast } from './forecast-journey.ts';
export type { ForecastActivity } from './forecast-tally.ts';
export type { ForecastCost } from './forecast-costs.ts';
export type { ForecastSender } from './sent-messages.ts';
export { peopleOfVersion } from './people-of-version.ts';
export { whatHappened, type Happened } from './what-happened.ts';
