import type { PromotionTexts } from '../en/promotion.ts';

export const promotion: PromotionTexts = {
  team: {
    name: 'Offerta di stagione',
    sentence:
      'Manda un’offerta con immagine ai clienti migliori, dà il codice a chi è interessato e ricorda agli altri una volta sola.',
    goal: 'Ha acquistato',
    audience: 'Clienti Gold',
    entry: 'Clienti Gold',
    daytime: 'Di giorno',
    offer: 'La nuova stagione',
    interest: 'Interessa?',
    code: 'Il tuo codice',
    fine: 'Grazie di averlo detto',
    lastCall: 'Ultima occasione',
    hasCode: 'Ha il codice',
    hasCodeOutcome: 'Interessato',
    notForMe: 'Non fa per loro',
    notForMeOutcome: 'Non interessato',
    reminded: 'Avvisato una volta',
    remindedOutcome: 'Nessuna risposta',
  },
  people: {
    offer:
      'Ciao {{first_name}}, prima che apra a tutti: la nuova stagione è qui, con il {{discount}} di sconto per te fino a domenica. Vuoi il tuo codice?',
    discount: '20%',
    yes: 'Sì, voglio il codice',
    no: 'Non fa per me',
    code: 'Eccolo: *GOLD20*\nVale una volta, su tutto, fino a domenica sera. Buona scelta!',
    see: 'Vedi la collezione',
    fine: 'Grazie di avercelo detto. Ti scriveremo solo quando avremo qualcosa di più adatto a te.',
    lastCall:
      'Ciao {{first_name}}, un ultimo promemoria: il tuo sconto del {{discount}} sulla nuova stagione finisce domenica sera. Poi non te ne parleremo più.',
  },
};
