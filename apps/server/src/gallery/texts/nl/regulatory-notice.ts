import type { RegulatoryNoticeTexts } from '../en/regulatory-notice.ts';

// A notice about a contract addresses people formally.
export const regulatoryNotice: RegulatoryNoticeTexts = {
  team: {
    name: 'Wettelijke mededeling',
    sentence:
      'Meldt iedereen de nieuwe voorwaarden, noteert wie ze wanneer las, en toont wie je per brief moet bereiken.',
    audience: 'Las de nieuwe voorwaarden niet',
    termsReadOn: 'Voorwaarden gelezen op',
    entry: 'Las ze nog niet',
    notice: 'Voorwaarden wijzigen',
    confirmed: 'Hebben ze het gelezen?',
    reminder: 'Een herinnering',
    confirmedLate: 'En nu?',
    record: 'Noteer de datum',
    thanks: 'Bedankt',
    answer: 'Een collega antwoordt',
    team: 'Vraag over de voorwaarden',
    note: 'Heeft een vraag over de nieuwe voorwaarden en heeft ze nog niet bevestigd.',
    done: 'Heeft ze gelezen',
    doneOutcome: 'Gelezen',
    asked: 'Heeft een vraag',
    askedOutcome: 'Vraag gesteld',
    byPost: 'Stuur een brief',
    byPostOutcome: 'Per post',
  },
  people: {
    header: 'Onze voorwaarden wijzigen op {{date}}',
    date: '1 maart',
    notice:
      'Beste {{first_name}}, de voorwaarden van uw contract veranderen. Wat er nieuw is en wat dat voor u betekent, staat op één pagina. Lees deze en bevestig hieronder.',
    customer: 'klant',
    readChanges: 'Lees de wijzigingen',
    haveRead: 'Ik heb het gelezen',
    question: 'Ik heb een vraag',
    reminder:
      'Beste {{first_name}}, een herinnering: we wachten nog op uw bevestiging dat u onze nieuwe voorwaarden hebt gelezen. Zonder bevestiging ontvangt u ze per post.',
    thanks:
      'Dank u wel. We hebben vandaag genoteerd als de dag waarop u de nieuwe voorwaarden las.',
    answer: 'Natuurlijk. Stel uw vraag hier; een collega antwoordt op de eerstvolgende werkdag.',
  },
};
