export const regulatoryNotice = {
  team: {
    name: 'Regulatory notice',
    sentence:
      'Tells everybody about changed terms, records who has read them and when, and lists whom you have to reach by letter.',
    audience: 'Has not read the new terms',
    termsReadOn: 'Terms read on',
    entry: 'Has not read them yet',
    notice: 'Our terms change',
    confirmed: 'Have they read it?',
    reminder: 'A reminder',
    confirmedLate: 'Read it now?',
    record: 'Record the date',
    thanks: 'Thank you',
    answer: 'A colleague will answer',
    team: 'Question about the terms',
    note: 'Has a question about the new terms and has not confirmed them yet.',
    done: 'Has read it',
    doneOutcome: 'Read',
    asked: 'Has a question',
    askedOutcome: 'Asked',
    byPost: 'Send a letter',
    byPostOutcome: 'By post',
  },
  people: {
    header: 'Our terms change on {{date}}',
    date: '1 March',
    notice:
      'Dear {{first_name}}, the terms of your contract change. What is new, and what it means for you, is on one page. Please read it and confirm below.',
    customer: 'customer',
    readChanges: 'Read the changes',
    haveRead: 'I have read it',
    question: 'I have a question',
    reminder:
      'Dear {{first_name}}, a reminder: we still need your confirmation that you have read our new terms. Without it you will get them by post.',
    thanks: 'Thank you. We have noted today as the day on which you read the new terms.',
    answer: 'Of course. Write your question here; a colleague answers on the next working day.',
  },
};
export type RegulatoryNoticeTexts = typeof regulatoryNotice;
