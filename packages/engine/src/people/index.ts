export { getPassage } from './get-passage.ts';
export { listPeople, type PeopleQuery } from './list-people.ts';
export { passageDetail, type PassageDetail } from './passage-detail.ts';
export type { PersonInJourney } from './person-in-journey.ts';
export { explainPerson, type ExplainedJourney } from './explain-person.ts';
export type { Answer, UnmetCondition } from './explanation.ts';
