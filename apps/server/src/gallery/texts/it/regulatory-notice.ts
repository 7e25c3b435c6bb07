import type { RegulatoryNoticeTexts } from '../en/regulatory-notice.ts';

// A notice about a contract addresses people formally.
export const regulatoryNotice: RegulatoryNoticeTexts = {
  team: {
    name: 'Avviso normativo',
    sentence:
      'Informa tutti delle nuove condizioni, registra chi le ha lette e quando, ed elenca chi va raggiunto per lettera.',
    audience: 'Non ha letto le nuove condizioni',
    termsReadOn: 'Condizioni lette il',
    entry: 'Non le ha ancora lette',
    notice: 'Le condizioni cambiano',
    confirmed: 'Le hanno lette?',
    reminder: 'Un promemoria',
    confirmedLate: 'E adesso?',
    record: 'Registra la data',
    thanks: 'Grazie',
    answer: 'Risponderà un collega',
    team: 'Domanda sulle condizioni',
    note: 'Ha una domanda sulle nuove condizioni e non le ha ancora confermate.',
    done: 'Le ha lette',
    doneOutcome: 'Lette',
    asked: 'Ha una domanda',
    askedOutcome: 'Domanda',
    byPost: 'Inviare una lettera',
    byPostOutcome: 'Per posta',
  },
  people: {
    header: 'Nuove condizioni dal {{date}}',
    date: '1° marzo',
    notice:
      'Gentile {{first_name}}, le condizioni del suo contratto cambiano. In una pagina trova le novità e che cosa significano per lei. La preghiamo di leggerla e di confermare qui sotto.',
    customer: 'cliente',
    readChanges: 'Leggi le modifiche',
    haveRead: 'Ho letto',
    question: 'Ho una domanda',
    reminder:
      'Gentile {{first_name}}, le ricordiamo che attendiamo ancora la conferma della lettura delle nuove condizioni. In mancanza, le riceverà per posta.',
    thanks:
      'Grazie. Abbiamo registrato la data di oggi come giorno in cui ha letto le nuove condizioni.',
    answer:
      'Certamente. Scriva qui la sua domanda: un collega risponde entro il prossimo giorno lavorativo.',
  },
};
