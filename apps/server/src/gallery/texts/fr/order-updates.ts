import type { OrderUpdatesTexts } from '../en/order-updates.ts';

export const orderUpdates: OrderUpdatesTexts = {
  team: {
    name: 'Suivi de commande et de livraison',
    sentence:
      'Confirme une commande, prévient de son départ et de son arrivée, et fait venir un collègue si quelque chose ne va pas.',
    entry: 'Commande passée',
    received: 'Commande reçue',
    shipped: 'Elle part',
    onItsWay: 'En route',
    delivered: 'Elle arrive',
    arrived: 'Bien arrivée ?',
    answer: 'Tout va bien ?',
    glad: 'Ravis de l’apprendre',
    what: 'Que s’est-il passé ?',
    kind: 'Qu’est-ce qui ne va pas ?',
    care: 'Problème de livraison',
    careNote:
      'Commande {{ event.order_id }} : {{ results.kind.text | default: "n’a pas encore dit ce qui ne va pas" }}',
    longer: 'Un peu plus long',
    patience: 'Attendent-ils ?',
    late: 'Question sur un retard',
    lateNote: 'La commande {{ event.order_id }} n’est pas partie depuis cinq jours.',
    happy: 'Bien arrivée',
    happyOutcome: 'Bien arrivée',
    helped: 'Avec notre équipe',
    helpedOutcome: 'A besoin d’aide',
    silent: 'Livrée',
    lateEnd: 'En retard, avec notre équipe',
    lateOutcome: 'En retard',
    waiting: 'En retard, attend',
  },
  people: {
    received:
      'Merci {{first_name}}. Nous avons bien reçu votre commande {{order_id}} et nous la préparons. Nous vous écrirons ici dès son départ.',
    unknownOrder: 'chez nous',
    left: 'Bonjour {{first_name}}, votre commande {{order_id}} est en route. Livraison prévue : {{day}}. Suivez-la avec le bouton ci-dessous.',
    unknownDay: 'dans les prochains jours',
    exampleDay: 'vendredi',
    follow: 'Suivre le colis',
    longer:
      'Bonjour {{first_name}}, votre commande {{order_id}} prend plus de temps que prévu et nous vous prions de nous en excuser. Elle partira dès qu’elle sera complète. Vous pouvez patienter ou en parler avec nous.',
    waits: 'Je patiente',
    talks: 'Vous parler',
    arrived:
      'Bonjour {{first_name}}, votre commande {{order_id}} a été livrée. Tout est-il arrivé comme prévu ?',
    good: 'Tout va bien',
    wrong: 'Il y a un problème',
    glad: 'Ravis de l’apprendre. Profitez-en bien et merci de votre confiance !',
    what: 'Nous sommes désolés. Que s’est-il passé ? Un collègue prend le relais dans un instant ; une photo aide souvent.',
    damaged: 'C’est abîmé',
    missing: 'Il manque un article',
    wrongOne: 'Ce n’est pas le bon',
  },
};
