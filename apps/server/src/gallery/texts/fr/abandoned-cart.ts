import type { AbandonedCartTexts } from '../en/abandoned-cart.ts';

export const abandonedCart: AbandonedCartTexts = {
  team: {
    name: 'Panier abandonné',
    sentence:
      'Rappelle un panier plein après une heure, répond à ce que les gens touchent et propose un code pour les plus grands le lendemain.',
    goal: 'A acheté',
    entry: 'Panier laissé en attente',
    reminder: 'Votre panier vous attend',
    tapped: 'Que touchent-ils ?',
    link: 'Lien vers le panier',
    ask: 'Un collègue va répondre',
    team: 'Question sur le panier',
    note: 'A une question sur un panier de {{ event.items }} articles.',
    thanks: 'Rien ne presse',
    large: 'Grand panier ?',
    fifty: '50 € et plus',
    code: 'Livraison offerte',
    buying: 'En passe d’acheter',
    asked: 'Échange avec nous',
    declined: 'Pas cette fois',
    offered: 'A reçu le code',
    quiet: 'Plus de relance',
  },
  people: {
    reminder:
      'Bonjour {{first_name}}, votre panier est tel que vous l’avez laissé. Articles : {{items}}, total : {{total}}. Souhaitez-vous que nous vous le gardions jusqu’à demain ?',
    items: 'votre sélection',
    total: '{{ whole }},{{ cents }} €',
    unknownTotal: 'celui de votre panier',
    exampleTotal: '84,90 €',
    finish: 'Finaliser ma commande',
    question: 'J’ai une question',
    notNow: 'Pas maintenant',
    thankYou:
      'Bonjour {{first_name}}, un dernier mot sur votre panier : avec le code ci-dessous, la livraison vous est offerte. Il est valable jusqu’à demain minuit.',
    back: 'Retour à mon panier',
    link: 'Parfait ! Votre panier est à portée de doigt : https://shop.example/cart/{{ event.cart_id | default: "mine" }}\n\nSi quelque chose bloque, écrivez-nous ici.',
    ask: 'Nous vous écoutons ! Un collègue lit cette conversation et vous répond dès que possible.',
    noHurry: 'Très bien, rien ne presse. Nous ne vous écrirons plus au sujet de ce panier.',
  },
};
