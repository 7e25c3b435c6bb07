import type { Graph } from '../graph/graph.ts';
import { foldText } from '../rules/fold-text.ts';
import type { Advice, AdviceContext } from './advice.ts';
import { bodies, sentTemplates } from './message-words.ts';

/** Words by which notices that have to arrive are known, in small letters; the beginning of a word is enough. */
const wordsOfNotices = [
  // en
  'urgent',
  'emergency',
  'evacuat',
  'product recall',
  'safety recall',
  'fraud',
  'data breach',
  'regulatory',
  'legal notice',
  'terms',
  'outage',
  // it
  'emergenza',
  'evacuazione',
  'richiamo',
  'frode',
  'avviso legale',
  'condizioni',
  // fr
  'urgence',
  'évacuation',
  'rappel de produit',
  'fraude',
  'avis légal',
  'conditions générales',
  // nl
  'dringend',
  'noodgeval',
  'spoed',
  'terugroep',
  'wettelijk',
  'voorwaarden',
];

/** Chinese puts no spaces between words. */
const chineseWords = ['紧急', '疏散', '召回', '诈骗', '条款', '法律通知'];

const ofNotice = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${wordsOfNotices.join('|')})|${chineseWords.join('|')}`,
  'u',
);

/**
 * A notice that has to be seen, by WhatsApp alone. A code somebody waits for is one, and a message that is no marketing and
 * speaks of danger, fraud, or terms. Whoever asks another system on the way has a second way already.
 */
export function urgentNotices(graph: Graph, context: AdviceContext): Advice[] {
  if (graph.activities.some(({ type }) => type === 'httpRequest')) return [];
  const found = graph.activities.find((activity) => {
    if (activity.type !== 'whatsapp') return false;
    const templates = sentTemplates(activity, context);
    const categories = new Set(templates.map(({ category }) => category));
    if (categories.has('AUTHENTICATION')) return true;
    if (categories.has('MARKETING')) return false;
    const name = activity.content.template?.name.replaceAll('_', ' ') ?? '';
    return [name, ...bodies(activity, context)].some((text) => ofNotice.test(foldText(text)));
  });
  if (found === undefined) return [];
  return [
    {
      code: 'urgent_notice',
      activityId: found.id,
      field: '',
      text: 'WhatsApp does not promise that anybody sees a message in time. What must arrive needs a second way: e-mail, SMS, a call or a letter. An HTTP request can start it for those whose message failed or was not read.',
      figures: {},
    },
  ];
}
