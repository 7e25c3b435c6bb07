export const subscription = {
  team: {
    name: 'Subscription confirmation',
    sentence:
      'Lets people confirm a sign-up from their own phone, puts them on the list, and asks once more before it forgets them.',
    audience: 'Newsletter',
    newsletterTopic: 'Newsletter topic',
    unknownTopic: 'news',
    entry: 'Signed up',
    confirm: 'Was it you?',
    answer: 'First answer',
    again: 'Still interested?',
    secondAnswer: 'Second answer',
    list: 'On the list',
    topic: 'Keep the topic',
    welcome: 'Welcome',
    sorry: 'Deleted',
    confirmed: 'Confirmed',
    confirmedOutcome: 'Confirmed',
    declined: 'Declined',
    declinedOutcome: 'Declined',
    forgotten: 'Never confirmed',
    forgottenOutcome: 'Never confirmed',
  },
  people: {
    confirm:
      'Hi {{first_name}}, you asked for {{topic}} on WhatsApp. Please confirm that it was you; without your yes we send nothing.',
    unknownTopic: 'our news',
    exampleTopic: 'our weekly recipes',
    leave: 'Reply STOP to leave at any time',
    yes: 'Yes, that was me',
    no: 'No, thank you',
    again:
      'Hi {{first_name}}, your sign-up for {{topic}} is still open. One tap confirms it. If we hear nothing, we delete it tomorrow.',
    welcome:
      'Welcome, {{ profile.first_name | default: "and thank you" }}! From now on you get {{ event.topic | default: "our news" }} here, once a week at most. Write STOP whenever you have had enough.',
    sorry: 'Thanks for telling us. We have deleted the sign-up and send you nothing.',
  },
};
export type SubscriptionTexts = typeof subscription;
