export { recordConsent, type ConsentStatement } from './record-consent.ts';
