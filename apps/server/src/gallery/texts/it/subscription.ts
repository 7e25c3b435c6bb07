import type { SubscriptionTexts } from '../en/subscription.ts';

export const subscription: SubscriptionTexts = {
  team: {
    name: 'Conferma di iscrizione',
    sentence:
      'Fa confermare l’iscrizione dal proprio telefono, mette le persone in lista e chiede ancora una volta prima di dimenticarle.',
    audience: 'Newsletter',
    newsletterTopic: 'Argomento della newsletter',
    unknownTopic: 'novità',
    entry: 'Si è iscritto',
    confirm: 'Eri tu?',
    answer: 'Prima risposta',
    again: 'Ti interessa ancora?',
    secondAnswer: 'Seconda risposta',
    list: 'In lista',
    topic: 'Conserva l’argomento',
    welcome: 'Benvenuto',
    sorry: 'Cancellata',
    confirmed: 'Confermata',
    confirmedOutcome: 'Confermata',
    declined: 'Rifiutata',
    declinedOutcome: 'Rifiutata',
    forgotten: 'Mai confermata',
    forgottenOutcome: 'Mai confermata',
  },
  people: {
    confirm:
      'Ciao {{first_name}}, hai chiesto di ricevere {{topic}} su WhatsApp. Confermi che eri tu? Senza il tuo sì non ti mandiamo niente.',
    unknownTopic: 'le nostre novità',
    exampleTopic: 'le ricette della settimana',
    leave: 'Rispondi STOP per uscire quando vuoi',
    yes: 'Sì, ero io',
    no: 'No, grazie',
    again:
      'Ciao {{first_name}}, la tua iscrizione è ancora da confermare. Argomento: {{topic}}. Basta un tocco; se non ci rispondi, domani la cancelliamo.',
    welcome:
      'Ciao {{ profile.first_name | default: "a te" }}, e grazie dell’iscrizione! Da oggi ricevi qui {{ event.topic | default: "le nostre novità" }}, al massimo una volta a settimana. Scrivi STOP quando non ne vuoi più.',
    sorry: 'Grazie di avercelo detto. Abbiamo cancellato l’iscrizione e non ti mandiamo niente.',
  },
};
