export const promotion = {
  team: {
    name: 'Seasonal offer',
    sentence:
      'Sends an offer with a picture to your best customers, gives the code to whoever is interested, and reminds the others once.',
    goal: 'Bought',
    audience: 'Gold customers',
    entry: 'Gold customers',
    daytime: 'In the daytime',
    offer: 'The new season',
    interest: 'Interested?',
    code: 'Your code',
    fine: 'Thanks for telling us',
    lastCall: 'Last call',
    hasCode: 'Has the code',
    hasCodeOutcome: 'Interested',
    notForMe: 'Not for them',
    notForMeOutcome: 'Not interested',
    reminded: 'Reminded once',
    remindedOutcome: 'No answer',
  },
  people: {
    offer:
      'Hi {{first_name}}, before it opens to everybody: our new season, with {{discount}} off for you until Sunday. Would you like your code?',
    discount: '20 %',
    yes: 'Yes, my code please',
    no: 'Not for me',
    code: 'Here it is: *GOLD20*\nIt works once, on everything, until Sunday night. Have fun choosing!',
    see: 'See the new season',
    fine: 'Thanks for telling us. We will only write when we have something that fits you better.',
    lastCall:
      'Hi {{first_name}}, a last reminder: your {{discount}} on the new season end on Sunday night. After that you won’t hear about it again.',
  },
};
export type PromotionTexts = typeof promotion;
