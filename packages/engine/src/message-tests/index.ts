export { ensureTestPerson } from './ensure-test-person.ts';
