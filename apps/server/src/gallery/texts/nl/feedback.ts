import type { FeedbackTexts } from '../en/feedback.ts';

export const feedback: FeedbackTexts = {
  team: {
    name: 'Mening na bezorging',
    sentence:
      'Vraagt met één tik hoe het ging, bedankt wie blij is, luistert naar de anderen en bewaart elk antwoord in het profiel.',
    lastRating: 'Laatste beoordeling',
    lastComment: 'Laatste opmerking',
    entry: 'Bestelling bezorgd',
    ask: 'Hoe deden we het?',
    rating: 'Hun oordeel',
    noteGood: 'Noteer: heel goed',
    good: 'heel goed',
    thanks: 'Verder vertellen?',
    noteFair: 'Noteer: redelijk',
    fair: 'redelijk',
    what: 'Wat kan er beter?',
    said: 'Hun opmerking',
    keep: 'Bewaar de opmerking',
    noted: 'Genoteerd',
    notePoor: 'Noteer: niet goed',
    poor: 'niet goed',
    sorry: 'Het spijt ons',
    care: 'Een ontevreden klant',
    note: 'Niet tevreden over bestelling {{ event.order_id }}. Graag vandaag contact opnemen.',
    happy: 'Heel blij',
    happyOutcome: 'Heel goed',
    fairEnd: 'Vertelde ons meer',
    fairOutcome: 'Redelijk',
    poorEnd: 'Bij ons team',
    poorOutcome: 'Niet goed',
    silent: 'Geen antwoord',
    silentOutcome: 'Geen antwoord',
  },
  people: {
    ask: 'Hoi {{first_name}}, je bestelling {{order_id}} is nu een dag bij je. Hoe deden we het? Eén tik is genoeg.',
    unknownOrder: 'bij ons',
    good: '😀 Heel goed',
    fair: '🙂 Redelijk',
    poor: '🙁 Niet goed',
    thanks:
      'Daar worden we blij van, dank je! Heb je nog een minuutje? Een paar eerlijke woorden helpen anderen bij hun keuze.',
    review: 'Schrijf een review',
    what: 'Dank je. Wat moeten we als eerste beter doen? Schrijf het hier gerust op.',
    noted:
      'Genoteerd en doorgegeven aan de mensen die er iets aan kunnen doen. Dank je wel voor je tijd.',
    sorry:
      'Het spijt ons, en we maken het graag goed. Een collega stuurt je hier vandaag een bericht. Wat ging er mis?',
  },
};
