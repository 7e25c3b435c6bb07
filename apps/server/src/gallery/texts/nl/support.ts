import type { SupportTexts } from '../en/support.ts';

export const support: SupportTexts = {
  team: {
    name: 'Hulpgesprek',
    sentence:
      'Begroet wie om hulp vraagt, beantwoordt de gewone vragen meteen en geeft al het andere aan een collega.',
    entry: 'Iemand vraagt om hulp',
    greeting: 'Hoe kunnen we helpen?',
    topic: 'Waar gaat het over?',
    orderAnswer: 'Een pakket vinden',
    orderHelped: 'Hielp het?',
    returnAnswer: 'Iets terugsturen',
    returnHelped: 'Hielp dit?',
    connecting: 'Een mens neemt het over',
    team: 'Vraagt om hulp',
    note: 'Schreef: {{ event.text }}{% if results.topic.text %} / {{ results.topic.text }}{% endif %}',
    bye: 'Tot ziens',
    solved: 'Meteen beantwoord',
    solvedOutcome: 'Meteen beantwoord',
    byTeam: 'Beantwoord door ons team',
    byTeamOutcome: 'Door ons team',
    unanswered: 'Niemand had tijd',
    unansweredOutcome: 'Onbeantwoord',
    gone: 'Schreef niets meer',
    goneOutcome: 'Stil geworden',
  },
  people: {
    keywords: ['hulp', 'help', 'vraag', 'probleem'],
    greeting:
      'Hoi {{ profile.first_name | default: "daar" }}, goed dat je schrijft. Waar gaat het over?',
    greetingFooter: 'Je kunt je vraag ook gewoon typen',
    choose: 'Kies een onderwerp',
    weCan: 'Hiermee helpen we je',
    order: 'Waar is mijn bestelling?',
    orderHelp: 'Vind je pakket',
    back: 'Ik wil iets terugsturen',
    backHelp: 'Gratis binnen 30 dagen',
    person: 'Met iemand praten',
    personHelp: 'Maandag tot en met vrijdag, 9 tot 18 uur',
    orderAnswer:
      'Je ziet waar hij is op https://shop.example/track, met het nummer uit onze bevestiging. De meeste pakketten doen er twee tot drie dagen over.\n\nHeeft dat geholpen?',
    returnAnswer:
      'Dat is eenvoudig:\n1. Print het label op https://shop.example/returns\n2. Plak het op het pakket\n3. Lever het in bij een postpunt\n\nBinnen vijf dagen na ontvangst heb je je geld terug. Heeft dat geholpen?',
    helped: 'Ja, bedankt',
    notHelped: 'Nee, niet echt',
    connecting:
      'Ik haal er een collega bij. Van maandag tot en met vrijdag tussen 9 en 18 uur duurt dat een paar minuten, anders tot de volgende ochtend. Vertel ons intussen gerust wat meer.',
    bye: 'Graag gedaan. Schrijf “hulp” als je ons weer nodig hebt.',
  },
};
