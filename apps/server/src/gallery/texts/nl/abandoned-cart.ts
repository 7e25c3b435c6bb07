import type { AbandonedCartTexts } from '../en/abandoned-cart.ts';

export const abandonedCart: AbandonedCartTexts = {
  team: {
    name: 'Verlaten winkelmand',
    sentence:
      'Herinnert na een uur aan een volle winkelmand, antwoordt op elke tik en biedt een dag later een code voor de grotere.',
    goal: 'Gekocht',
    entry: 'Winkelmand achtergelaten',
    reminder: 'Je winkelmand staat klaar',
    tapped: 'Waar tikken ze op?',
    link: 'Link naar de winkelmand',
    ask: 'Een collega antwoordt',
    team: 'Vraag over de winkelmand',
    note: 'Heeft een vraag over een winkelmand met {{ event.items }} artikelen.',
    thanks: 'Geen haast',
    large: 'Een grote winkelmand?',
    fifty: '€ 50 en meer',
    code: 'Gratis bezorging',
    buying: 'Gaat bestellen',
    asked: 'In gesprek met ons',
    declined: 'Deze keer niet',
    offered: 'Kreeg de code',
    quiet: 'Met rust gelaten',
  },
  people: {
    reminder:
      'Hoi {{first_name}}, je winkelmand staat nog precies zo voor je klaar. Artikelen: {{items}}, totaal: {{total}}. Zullen we hem tot morgen voor je bewaren?',
    items: 'alles wat je koos',
    total: '€ {{ whole }},{{ cents }}',
    unknownTotal: 'zoals je het zag',
    exampleTotal: '€ 84,90',
    finish: 'Bestelling afronden',
    question: 'Ik heb een vraag',
    notNow: 'Nu even niet',
    thankYou:
      'Hoi {{first_name}}, nog één ding over je winkelmand: met de code hieronder is de bezorging van ons. Hij werkt tot morgen middernacht.',
    back: 'Terug naar winkelmand',
    link: 'Mooi! Je winkelmand is één tik verwijderd: https://shop.example/cart/{{ event.cart_id | default: "mine" }}\n\nLoop je ergens vast? Stuur ons hier gewoon een bericht.',
    ask: 'Vraag maar raak! Een collega leest mee en antwoordt zo snel mogelijk.',
    noHurry: 'Prima, geen haast. We sturen je over deze winkelmand geen berichten meer.',
  },
};
