import type { AbandonedCartTexts } from '../en/abandoned-cart.ts';

export const abandonedCart: AbandonedCartTexts = {
  team: {
    name: 'Carrello abbandonato',
    sentence:
      'Dopo un’ora ricorda il carrello pieno, risponde a ciò che le persone toccano e il giorno dopo offre un codice per i carrelli più grandi.',
    goal: 'Ha acquistato',
    entry: 'Carrello lasciato a metà',
    reminder: 'Il tuo carrello ti aspetta',
    tapped: 'Che cosa toccano?',
    link: 'Link al carrello',
    ask: 'Risponderà un collega',
    team: 'Domanda sul carrello',
    note: 'Ha una domanda su un carrello con {{ event.items }} articoli.',
    thanks: 'Nessuna fretta',
    large: 'Carrello grande?',
    fifty: 'Da 50 € in su',
    code: 'Consegna gratuita',
    buying: 'Sta per acquistare',
    asked: 'Parla con noi',
    declined: 'Non questa volta',
    offered: 'Ha ricevuto il codice',
    quiet: 'Nessun altro messaggio',
  },
  people: {
    reminder:
      'Ciao {{first_name}}, il tuo carrello è proprio come l’hai lasciato. Articoli: {{items}}, totale: {{total}}. Vuoi che te lo teniamo da parte fino a domani?',
    items: 'quelli che hai scelto',
    total: '{{ whole }},{{ cents }} €',
    unknownTotal: 'quello che hai visto',
    exampleTotal: '84,90 €',
    finish: 'Completa l’ordine',
    question: 'Ho una domanda',
    notNow: 'Non ora',
    thankYou:
      'Ciao {{first_name}}, un’ultima cosa sul tuo carrello: con il codice qui sotto la consegna la offriamo noi. Vale fino alla mezzanotte di domani.',
    back: 'Torna al carrello',
    link: 'Perfetto! Il tuo carrello è a un tocco da qui: https://shop.example/cart/{{ event.cart_id | default: "mine" }}\n\nSe qualcosa non va, scrivici pure in questa chat.',
    ask: 'Dicci pure! Un collega legge questa chat e ti risponde appena possibile.',
    noHurry: 'Va bene, nessuna fretta. Non ti scriveremo più per questo carrello.',
  },
};
