export {
  composeMessage,
  type ComposedMessage,
  type CompositionProblem,
} from './compose-message.ts';
export { ensureTestPerson } from './ensure-test-person.ts';
export { listPeople } from './list-people.ts';
export { forecastPeople, type PersonForecast } from './forecast-people.ts';
