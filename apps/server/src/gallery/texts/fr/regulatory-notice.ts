import type { RegulatoryNoticeTexts } from '../en/regulatory-notice.ts';

export const regulatoryNotice: RegulatoryNoticeTexts = {
  team: {
    name: 'Avis réglementaire',
    sentence:
      'Informe chacun des nouvelles conditions, note qui les a lues et quand, et liste ceux à joindre par courrier.',
    audience: 'N’a pas lu les nouvelles conditions',
    termsReadOn: 'Conditions lues le',
    entry: 'Ne les a pas encore lues',
    notice: 'Nos conditions changent',
    confirmed: 'Les ont-ils lues ?',
    reminder: 'Un rappel',
    confirmedLate: 'Et maintenant ?',
    record: 'Noter la date',
    thanks: 'Merci',
    answer: 'Un collègue va répondre',
    team: 'Question sur les conditions',
    note: 'A une question sur les nouvelles conditions et ne les a pas encore confirmées.',
    done: 'Les a lues',
    doneOutcome: 'Lues',
    asked: 'A une question',
    askedOutcome: 'Question posée',
    byPost: 'Envoyer un courrier',
    byPostOutcome: 'Par courrier',
  },
  people: {
    header: 'Nos conditions changent le {{date}}',
    date: '1er mars',
    notice:
      'Bonjour {{first_name}}, les conditions de votre contrat évoluent. Les nouveautés, et ce qu’elles changent pour vous, tiennent sur une page. Merci de la lire et de confirmer ci-dessous.',
    customer: 'à vous',
    readChanges: 'Lire les changements',
    haveRead: 'J’ai lu',
    question: 'J’ai une question',
    reminder:
      'Bonjour {{first_name}}, nous attendons encore la confirmation que vous avez lu nos nouvelles conditions. À défaut, vous les recevrez par courrier.',
    thanks:
      'Merci. Nous avons enregistré la date d’aujourd’hui comme celle de votre lecture des nouvelles conditions.',
    answer:
      'Bien sûr. Écrivez votre question ici ; un collègue vous répond le prochain jour ouvré.',
  },
};
