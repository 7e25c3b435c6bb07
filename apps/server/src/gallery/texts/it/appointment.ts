import type { AppointmentTexts } from '../en/appointment.ts';

export const appointment: AppointmentTexts = {
  team: {
    name: 'Appuntamento con promemoria',
    sentence:
      'Conferma la prenotazione, la ricorda il giorno prima, mostra la strada a chi viene e trova un altro giorno con chi non può.',
    entry: 'Appuntamento prenotato',
    booked: 'Prenotazione confermata',
    dayBefore: 'Fino al giorno prima',
    reminder: 'A domani',
    coming: 'Verranno?',
    way: 'Come trovarci',
    when: 'Quando ti va bene?',
    wish: 'Che cosa preferiscono',
    team: 'Vuole un altro giorno',
    note: 'Da spostare: {{ event.service }}. Preferenza: {{ results.wish.text | default: "non indicata" }}',
    noted: 'Scriverà un collega',
    comes: 'Viene',
    comesOutcome: 'Viene',
    moved: 'Avrà un altro giorno',
    movedOutcome: 'Spostato',
    open: 'Non ha risposto',
    openOutcome: 'Nessuna risposta',
    noDate: 'Prenotazione senza data',
    noDateOutcome: 'Senza data',
  },
  people: {
    booked:
      'Ciao {{first_name}}, la tua prenotazione è confermata: {{service}}, {{day}}, alle {{time}}. Ti scriviamo qui il giorno prima per ricordartelo.',
    day: '{{ event.starts_at | date: "%-d/%-m/%Y", profile.time_zone }}',
    unknownService: 'il tuo appuntamento',
    unknownDay: 'nel giorno che hai scelto',
    unknownTime: 'ore che hai scelto',
    exampleService: 'controllo della vista',
    exampleDay: '12/5/2026',
    tomorrow:
      'Ciao {{first_name}}, ti aspettiamo domani alle {{time}}. Motivo: {{service}}. Riesci a venire?',
    coming: 'Sì, ci sarò',
    otherDay: 'Preferisco cambiare',
    place: 'Il nostro studio',
    address: 'Dam 1, Amsterdam. Suona alla porta verde.',
    when: 'Nessun problema. Quando preferisci? Un collega ti proporrà un nuovo orario.',
    morning: 'Di mattina',
    afternoon: 'Di pomeriggio',
    nextWeek: 'Settimana prossima',
    noted: 'Grazie. Un collega ti scrive qui con un nuovo orario.',
  },
};
