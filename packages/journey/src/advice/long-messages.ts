import type { Graph } from '../graph/graph.ts';
import type { Advice, AdviceContext } from './advice.ts';
import { bodies } from './message-words.ts';

/** More than this fills a phone's screen: most of it is read by few. Characters. */
const longest = 700;

/** A message with much to read. */
export function longMessages(graph: Graph, context: AdviceContext): Advice[] {
  for (const activity of graph.activities) {
    if (activity.type !== 'whatsapp') continue;
    const characters = Math.max(
      0,
      ...bodies(activity, context).map((text) => Array.from(text).length),
    );
    if (characters <= longest) continue;
    return [
      {
        code: 'long_message',
        activityId: activity.id,
        field: '',
        text: `This message has ${characters} characters, more than a phone shows at once. Say the one thing that matters here and link to the rest, or send what is long by e-mail.`,
        figures: { characters },
      },
    ];
  }
  return [];
}
