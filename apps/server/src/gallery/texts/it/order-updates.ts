import type { OrderUpdatesTexts } from '../en/order-updates.ts';

export const orderUpdates: OrderUpdatesTexts = {
  team: {
    name: 'Ordine e consegna',
    sentence:
      'Conferma l’ordine, avvisa quando parte e quando arriva, e chiama un collega se qualcosa non va.',
    entry: 'Ordine effettuato',
    received: 'Ordine ricevuto',
    shipped: 'Parte',
    onItsWay: 'In viaggio',
    delivered: 'Arriva',
    arrived: 'È arrivato bene?',
    answer: 'Tutto a posto?',
    glad: 'Ci fa piacere',
    what: 'Che cosa è successo?',
    kind: 'Che cosa non va?',
    care: 'Problema con una consegna',
    careNote:
      'Ordine {{ event.order_id }}: {{ results.kind.text | default: "non ha ancora detto che cosa non va" }}',
    longer: 'Ci vuole di più',
    patience: 'Aspettano?',
    late: 'Chiede di un ordine in ritardo',
    lateNote: 'L’ordine {{ event.order_id }} non è partito da cinque giorni.',
    happy: 'Arrivato bene',
    happyOutcome: 'Arrivato bene',
    helped: 'Con il nostro team',
    helpedOutcome: 'Ha bisogno di aiuto',
    silent: 'Consegnato',
    lateEnd: 'In ritardo, con il nostro team',
    lateOutcome: 'In ritardo',
    waiting: 'In ritardo, aspetta',
  },
  people: {
    received:
      'Grazie {{first_name}}! Abbiamo ricevuto il tuo ordine {{order_id}} e lo stiamo preparando. Ti scriviamo qui quando parte.',
    unknownOrder: 'più recente',
    left: 'Ciao {{first_name}}, il tuo ordine {{order_id}} è in viaggio. Consegna prevista: {{day}}. Puoi seguirlo con il pulsante qui sotto.',
    unknownDay: 'nei prossimi giorni',
    exampleDay: 'venerdì',
    follow: 'Segui il pacco',
    longer:
      'Ciao {{first_name}}, il tuo ordine {{order_id}} richiede più tempo del previsto e ce ne scusiamo. Partirà appena sarà completo. Puoi aspettare oppure parlarne con noi.',
    waits: 'Aspetto',
    talks: 'Vorrei parlarne',
    arrived:
      'Ciao {{first_name}}, il tuo ordine {{order_id}} è stato consegnato. È arrivato tutto come doveva?',
    good: 'Tutto a posto',
    wrong: 'Qualcosa non va',
    glad: 'Ne siamo felici. Buon divertimento e grazie di averci scelto!',
    what: 'Ci dispiace. Che cosa è successo? Tra poco ti risponde un collega; spesso una foto aiuta.',
    damaged: 'È danneggiato',
    missing: 'Manca qualcosa',
    wrongOne: 'È quello sbagliato',
  },
};
