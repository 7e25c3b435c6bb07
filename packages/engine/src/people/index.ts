export { getPassage, listPeople, type PeopleQuery, type PersonInJourney } from './list-people.ts';
export { passageDetail, type PassageDetail } from './passage-detail.ts';
