import type { Template } from '@waypost/whatsapp';

import type { Graph } from '../graph/graph.ts';
import { longMessages } from './long-messages.ts';
import { fewReached, type Reach } from './few-reached.ts';
import { unansweredReplies } from './unanswered-replies.ts';
import { urgentNotices } from './urgent-notices.ts';

/** What there is to say against WhatsApp, one code for each reason. */
export const adviceCodes = [
  'few_reached',
  'urgent_notice',
  'long_message',
  'replies_unanswered',
] as const;
export type AdviceCode = (typeof adviceCodes)[number];

/** Where WhatsApp may be the wrong choice. It is no problem: nothing is wrong with the graph, and it can be published. */
export interface Advice {
  code: AdviceCode;
  /** Where it shows first; null: the journey as a whole. */
  activityId: string | null;
  field: string;
  /** One English passage: what to consider, and what to do instead. The studio translates by `code`. */
  text: string;
  /** Figures that the text names. */
  figures: Readonly<Record<string, number>>;
}

/** What advice looks at outside the graph. */
export interface AdviceContext {
  /** Templates of the account a sender belongs to. */
  templatesOf(senderId: string): readonly Template[];
  /** How many of those who enter would get the first message; left out while it is not known. */
  reach?: Reach | undefined;
}

/**
 * Where WhatsApp may be the wrong choice for what a journey does, each reason once: an audience that can't be reached by it,
 * a notice that has to arrive, much to read, answers that nobody waits for.
 */
export function adviseOn(graph: Graph, context: AdviceContext): Advice[] {
  return [
    ...fewReached(context.reach),
    ...urgentNotices(graph, context),
    ...longMessages(graph, context),
    ...unansweredReplies(graph, context),
  ];
}
