import type { FeedbackTexts } from '../en/feedback.ts';

export const feedback: FeedbackTexts = {
  team: {
    name: 'Opinione dopo la consegna',
    sentence:
      'Chiede con un tocco com’è andata, ringrazia chi è contento, ascolta gli altri e conserva ogni risposta nel profilo.',
    lastRating: 'Ultimo giudizio',
    lastComment: 'Ultimo commento',
    entry: 'Ordine consegnato',
    ask: 'Com’è andata?',
    rating: 'Il loro giudizio',
    noteGood: 'Annota: benissimo',
    good: 'benissimo',
    thanks: 'Lo racconti agli altri?',
    noteFair: 'Annota: abbastanza bene',
    fair: 'abbastanza bene',
    what: 'Che cosa possiamo migliorare?',
    said: 'Il loro commento',
    keep: 'Conserva il commento',
    noted: 'Preso nota',
    notePoor: 'Annota: male',
    poor: 'male',
    sorry: 'Ci dispiace',
    care: 'Un cliente scontento',
    note: 'Non è contento dell’ordine {{ event.order_id }}. Da contattare oggi.',
    happy: 'Molto contento',
    happyOutcome: 'Benissimo',
    fairEnd: 'Ci ha detto di più',
    fairOutcome: 'Abbastanza bene',
    poorEnd: 'Con il nostro team',
    poorOutcome: 'Male',
    silent: 'Nessuna risposta',
    silentOutcome: 'Nessuna risposta',
  },
  people: {
    ask: 'Ciao {{first_name}}, da un giorno hai con te il tuo ordine {{order_id}}. Com’è andata? Basta un tocco.',
    unknownOrder: 'più recente',
    good: '😀 Benissimo',
    fair: '🙂 Abbastanza bene',
    poor: '🙁 Male',
    thanks:
      'Che bello, grazie! Se hai ancora un minuto: qualche parola sincera aiuta gli altri a scegliere.',
    review: 'Scrivi un parere',
    what: 'Grazie. Qual è la prima cosa che dovremmo migliorare? Scrivila pure qui.',
    noted:
      'Ne abbiamo preso nota e l’abbiamo passato a chi può cambiare le cose. Grazie del tuo tempo.',
    sorry:
      'Ci dispiace e vogliamo rimediare. Un collega ti scrive qui oggi stesso. Che cosa non è andato?',
  },
};
