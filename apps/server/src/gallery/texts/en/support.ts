export const support = {
  team: {
    name: 'Support conversation',
    sentence:
      'Greets people who write for help, answers the usual questions at once, and hands everything else to a colleague.',
    entry: 'Somebody needs help',
    greeting: 'How can we help?',
    topic: 'What is it about?',
    orderAnswer: 'Finding a parcel',
    orderHelped: 'Did it help?',
    returnAnswer: 'Sending something back',
    returnHelped: 'Did this help?',
    connecting: 'A person takes over',
    team: 'Asks for help',
    note: 'Wrote: {{ event.text }}{% if results.topic.text %} / {{ results.topic.text }}{% endif %}',
    bye: 'Good bye',
    solved: 'Answered at once',
    solvedOutcome: 'Answered at once',
    byTeam: 'Answered by our team',
    byTeamOutcome: 'By our team',
    unanswered: 'Nobody had time',
    unansweredOutcome: 'Unanswered',
    gone: 'Wrote nothing more',
    goneOutcome: 'Gone quiet',
  },
  people: {
    /** What lets a message in, where one of them stands in it. */
    keywords: ['help', 'support', 'question', 'problem'],
    greeting:
      'Hi {{ profile.first_name | default: "there" }}, good that you write. What is it about?',
    greetingFooter: 'You can also just type your question',
    choose: 'Choose a topic',
    weCan: 'We can help with',
    order: 'Where is my order?',
    orderHelp: 'Find your parcel',
    back: 'Send something back',
    backHelp: 'Free within 30 days',
    person: 'Talk to a person',
    personHelp: 'Monday to Friday, 9 to 18',
    orderAnswer:
      'You see where it is at https://shop.example/track, with the number from our confirmation. Most parcels take two to three days.\n\nDid that help?',
    returnAnswer:
      'That is easy:\n1. Print the label at https://shop.example/returns\n2. Put it on the parcel\n3. Drop it at any post office\n\nThe money is back within five days of its arrival. Did that help?',
    helped: 'Yes, thank you',
    notHelped: 'No, not really',
    connecting:
      'I am getting a colleague. From Monday to Friday between 9 and 18 that takes a few minutes, otherwise until the next morning. Please tell us a little more meanwhile.',
    bye: 'Happy to help. Write “help” whenever you need us again.',
  },
};
export type SupportTexts = typeof support;
