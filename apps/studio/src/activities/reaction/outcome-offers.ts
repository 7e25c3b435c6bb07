import type { Graph, Reaction, ReactionOutcome } from '@waypost/journey';

import { templatesOfSender } from '../resources.ts';
import type { Resources } from '../resources.ts';

/** An outcome without the id it gets when it is added. */
export type OutcomeOffer = ReactionOutcome extends infer One
  ? One extends ReactionOutcome
    ? Omit<One, 'id'>
    : never
  : never;

/** The quick replies of the watched message, by the words of its default language. */
export function watchedButtons(
  reaction: Reaction,
  graph: Graph,
  resources: Resources,
): { button: number; label: string }[] {
  const watched = graph.activities.find(({ id }) => id === reaction.activityId);
  if (watched?.type !== 'whatsapp' || watched.content.template === undefined) return [];
  const { name, defaultLanguage } = watched.content.template;
  const versions = templatesOfSender(resources, watched.senderId).filter(
    (template) => template.name === name,
  );
  const version = versions.find(({ language }) => language === defaultLanguage) ?? versions[0];
  return (version?.components ?? []).flatMap((component) =>
    component.type === 'BUTTONS'
      ? component.buttons.flatMap((button, index) =>
          button.type === 'QUICK_REPLY' ? [{ button: index, label: button.text }] : [],
        )
      : [],
  );
}

/** Outcomes a reaction can wait for and does not list yet: buttons first. */
export function outcomeOffers(
  reaction: Reaction,
  graph: Graph,
  resources: Resources,
): OutcomeOffer[] {
  const listed = new Set(reaction.outcomes.map(meaningOf));
  const offers: OutcomeOffer[] = [
    ...watchedButtons(reaction, graph, resources).map(({ button, label }) => ({
      kind: 'button' as const,
      button,
      label: label.slice(0, 25),
    })),
    { kind: 'reply' },
    { kind: 'read' },
    { kind: 'delivered' },
    { kind: 'failed' },
  ];
  return offers.filter((offer) => !listed.has(meaningOf(offer)));
}

/** Two outcomes with the same meaning exclude each other. */
export function meaningOf(outcome: OutcomeOffer | ReactionOutcome): string {
  return outcome.kind === 'button' ? `button ${outcome.button}` : outcome.kind;
}
