import type { SupportTexts } from '../en/support.ts';

export const support: SupportTexts = {
  team: {
    name: 'Conversazione di assistenza',
    sentence:
      'Accoglie chi chiede aiuto, risponde subito alle domande più comuni e passa tutto il resto a un collega.',
    entry: 'Qualcuno chiede aiuto',
    greeting: 'Come possiamo aiutarti?',
    topic: 'Di che cosa si tratta?',
    orderAnswer: 'Trovare il pacco',
    orderHelped: 'È servito?',
    returnAnswer: 'Fare un reso',
    returnHelped: 'È stato utile?',
    connecting: 'Arriva una persona',
    team: 'Chiede aiuto',
    note: 'Ha scritto: {{ event.text }}{% if results.topic.text %} / {{ results.topic.text }}{% endif %}',
    bye: 'A presto',
    solved: 'Risposta immediata',
    solvedOutcome: 'Risposta immediata',
    byTeam: 'Risposta del nostro team',
    byTeamOutcome: 'Dal nostro team',
    unanswered: 'Nessuno ha avuto tempo',
    unansweredOutcome: 'Senza risposta',
    gone: 'Non ha scritto altro',
    goneOutcome: 'Non risponde più',
  },
  people: {
    keywords: ['aiuto', 'assistenza', 'domanda', 'problema'],
    greeting:
      'Ciao {{ profile.first_name | default: "a te" }}, hai fatto bene a scriverci. Di che cosa si tratta?',
    greetingFooter: 'Puoi anche scrivere la tua domanda',
    choose: 'Scegli un argomento',
    weCan: 'Possiamo aiutarti con',
    order: 'Dov’è il mio ordine?',
    orderHelp: 'Trova il tuo pacco',
    back: 'Vorrei fare un reso',
    backHelp: 'Gratis entro 30 giorni',
    person: 'Parlare con una persona',
    personHelp: 'Da lunedì a venerdì, dalle 9 alle 18',
    orderAnswer:
      'Vedi dov’è su https://shop.example/track, con il numero della nostra conferma. La maggior parte dei pacchi arriva in due o tre giorni.\n\nTi è stato utile?',
    returnAnswer:
      'È semplice:\n1. Stampa l’etichetta da https://shop.example/returns\n2. Applicala sul pacco\n3. Consegnalo in qualsiasi ufficio postale\n\nIl rimborso arriva entro cinque giorni dalla ricezione. Ti è stato utile?',
    helped: 'Sì, grazie',
    notHelped: 'No, non proprio',
    connecting:
      'Ti passo un collega. Da lunedì a venerdì, dalle 9 alle 18, bastano pochi minuti; altrimenti ti risponde la mattina dopo. Intanto raccontaci qualcosa in più.',
    bye: 'Felici di averti aiutato. Scrivi “aiuto” quando hai di nuovo bisogno di noi.',
  },
};
