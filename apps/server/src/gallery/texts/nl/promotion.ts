import type { PromotionTexts } from '../en/promotion.ts';

export const promotion: PromotionTexts = {
  team: {
    name: 'Seizoensaanbieding',
    sentence:
      'Stuurt je beste klanten een aanbieding met afbeelding, geeft de code aan wie wil en herinnert de anderen één keer.',
    goal: 'Gekocht',
    audience: 'Gold-klanten',
    entry: 'Gold-klanten',
    daytime: 'Overdag',
    offer: 'Het nieuwe seizoen',
    interest: 'Interesse?',
    code: 'Je code',
    fine: 'Fijn dat je het zegt',
    lastCall: 'Laatste kans',
    hasCode: 'Heeft de code',
    hasCodeOutcome: 'Interesse',
    notForMe: 'Niets voor hen',
    notForMeOutcome: 'Geen interesse',
    reminded: 'Eén keer herinnerd',
    remindedOutcome: 'Geen antwoord',
  },
  people: {
    offer:
      'Hoi {{first_name}}, nog vóór alle anderen: ons nieuwe seizoen, tot en met zondag met {{discount}} korting voor jou. Wil je je code?',
    discount: '20%',
    yes: 'Ja, graag mijn code',
    no: 'Niets voor mij',
    code: 'Hier is hij: *GOLD20*\nHij werkt één keer, op alles, tot en met zondagavond. Veel plezier met kiezen!',
    see: 'Bekijk de collectie',
    fine: 'Fijn dat je het zegt. We sturen pas weer iets als het beter bij je past.',
    lastCall:
      'Hoi {{first_name}}, nog een laatste herinnering: je {{discount}} korting op het nieuwe seizoen loopt zondagavond af. Daarna hoor je er niets meer over.',
  },
};
