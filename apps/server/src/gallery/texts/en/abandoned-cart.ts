export const abandonedCart = {
  team: {
    name: 'Abandoned cart',
    sentence:
      'Reminds people of a full cart after an hour, answers what they tap, and offers a code for the larger ones a day later.',
    goal: 'Bought',
    entry: 'Cart left behind',
    reminder: 'Your cart is still here',
    tapped: 'What do they tap?',
    link: 'Link to the cart',
    ask: 'A colleague will answer',
    team: 'Question about the cart',
    note: 'Has a question about a cart of {{ event.items }} items.',
    thanks: 'No hurry',
    large: 'A large cart?',
    fifty: '€50 and more',
    code: 'Free delivery',
    buying: 'On the way to buy',
    asked: 'Talks to us',
    declined: 'Not this time',
    offered: 'Got the code',
    quiet: 'Left in peace',
  },
  people: {
    reminder:
      'Hi {{first_name}}, your cart is just as you left it. {{items}} of your finds are waiting, {{total}} in all. Shall we keep them for you until tomorrow?',
    items: 'All',
    total: '€{{ whole }}.{{ cents }}',
    unknownTotal: 'as you saw it,',
    exampleTotal: '€84.90',
    finish: 'Finish my order',
    question: 'I have a question',
    notNow: 'Not now',
    thankYou:
      'Hi {{first_name}}, one last word about your cart: with the code below we take care of the delivery. It works until midnight tomorrow.',
    back: 'Back to my cart',
    link: 'Lovely! Your cart is one tap away: https://shop.example/cart/{{ event.cart_id | default: "mine" }}\n\nIf anything gets stuck, just write to us here.',
    ask: 'Ask away! A colleague reads this chat and answers as soon as possible.',
    noHurry: 'All right, no hurry. We won’t write again about this cart.',
  },
};
export type AbandonedCartTexts = typeof abandonedCart;
