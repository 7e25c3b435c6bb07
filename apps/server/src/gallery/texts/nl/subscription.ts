import type { SubscriptionTexts } from '../en/subscription.ts';

export const subscription: SubscriptionTexts = {
  team: {
    name: 'Bevestiging van aanmelding',
    sentence:
      'Laat mensen hun aanmelding op hun eigen telefoon bevestigen, zet ze op de lijst en vraagt het nog één keer.',
    audience: 'Nieuwsbrief',
    newsletterTopic: 'Onderwerp van nieuwsbrief',
    unknownTopic: 'nieuws',
    entry: 'Aangemeld',
    confirm: 'Was jij dit?',
    answer: 'Eerste antwoord',
    again: 'Nog interesse?',
    secondAnswer: 'Tweede antwoord',
    list: 'Op de lijst',
    topic: 'Bewaar het onderwerp',
    welcome: 'Welkom',
    sorry: 'Verwijderd',
    confirmed: 'Bevestigd',
    confirmedOutcome: 'Bevestigd',
    declined: 'Afgewezen',
    declinedOutcome: 'Afgewezen',
    forgotten: 'Nooit bevestigd',
    forgottenOutcome: 'Nooit bevestigd',
  },
  people: {
    confirm:
      'Hoi {{first_name}}, je hebt je via WhatsApp aangemeld voor {{topic}}. Bevestig even dat jij het was; zonder jouw ja sturen we niets.',
    unknownTopic: 'ons nieuws',
    exampleTopic: 'onze weekrecepten',
    leave: 'Antwoord STOP om je op elk moment af te melden',
    yes: 'Ja, dat was ik',
    no: 'Nee, bedankt',
    again:
      'Hoi {{first_name}}, je aanmelding voor {{topic}} staat nog open. Eén tik is genoeg. Horen we niets, dan verwijderen we hem morgen.',
    welcome:
      'Hoi {{ profile.first_name | default: "daar" }}, welkom! Vanaf nu krijg je hier {{ event.topic | default: "ons nieuws" }}, hooguit één keer per week. Schrijf STOP als je er genoeg van hebt.',
    sorry: 'Fijn dat je het zegt. We hebben de aanmelding verwijderd en sturen je niets.',
  },
};
