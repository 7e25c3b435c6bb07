import type { PromotionTexts } from '../en/promotion.ts';

export const promotion: PromotionTexts = {
  team: {
    name: 'Offre de saison',
    sentence:
      'Envoie une offre illustrée à vos meilleurs clients, donne le code aux intéressés et relance les autres une seule fois.',
    goal: 'A acheté',
    audience: 'Clients Gold',
    entry: 'Clients Gold',
    daytime: 'En journée',
    offer: 'La nouvelle saison',
    interest: 'Intéressés ?',
    code: 'Votre code',
    fine: 'Merci de nous l’avoir dit',
    lastCall: 'Dernier rappel',
    hasCode: 'A le code',
    hasCodeOutcome: 'Intéressé',
    notForMe: 'Pas pour eux',
    notForMeOutcome: 'Pas intéressé',
    reminded: 'Relancé une fois',
    remindedOutcome: 'Sans réponse',
  },
  people: {
    offer:
      'Bonjour {{first_name}}, en avant-première : notre nouvelle saison, avec {{discount}} de réduction pour vous jusqu’à dimanche. Souhaitez-vous votre code ?',
    discount: '20 %',
    yes: 'Oui, mon code svp',
    no: 'Pas pour moi',
    code: 'Le voici : *GOLD20*\nIl est valable une fois, sur tout, jusqu’à dimanche soir. Faites-vous plaisir !',
    see: 'Voir la collection',
    fine: 'Merci de nous l’avoir dit. Nous ne vous écrirons que lorsque nous aurons mieux à vous proposer.',
    lastCall:
      'Bonjour {{first_name}}, un dernier rappel : vos {{discount}} de réduction sur la nouvelle saison prennent fin dimanche soir. Ensuite, nous ne vous en parlerons plus.',
  },
};
