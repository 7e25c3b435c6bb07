import type { StoredTemplate } from '@waypost/api';
import { responseReplies, templateReplies } from '@waypost/journey';
import type { Graph, Reaction, ReactionOutcome } from '@waypost/journey';
import type { ResponseContent, TemplateContent } from '@waypost/whatsapp';

import { templatesOfSender } from '../resources.ts';
import type { Resources } from '../resources.ts';

/** An outcome without the id it gets when it is added. */
export type OutcomeOffer = ReactionOutcome extends infer One
  ? One extends ReactionOutcome
    ? Omit<One, 'id'>
    : never
  : never;

interface WatchedButton {
  /** As a tap on it comes back: its place among the buttons, or among all rows of a list. */
  button: number;
  label: string;
}

/** What the watched message offers to tap, by the words of its default language: quick replies and rows. */
export function watchedButtons(
  reaction: Reaction,
  graph: Graph,
  resources: Resources,
): WatchedButton[] {
  const watched = graph.activities.find(({ id }) => id === reaction.activityId);
  if (watched?.type !== 'whatsapp') return [];
  const { template, response } = watched.content;
  const ofTemplate =
    template === undefined
      ? []
      : templateButtons(template, templatesOfSender(resources, watched.senderId));
  const ofResponse = response === undefined ? [] : responseButtons(response);
  return [
    ...ofTemplate,
    ...ofResponse.filter(({ button }) => ofTemplate.every((other) => other.button !== button)),
  ].toSorted((a, b) => a.button - b.button);
}

function templateButtons(
  { name, defaultLanguage }: TemplateContent,
  templates: readonly StoredTemplate[],
): WatchedButton[] {
  const versions = templates.filter((template) => template.name === name);
  const version = versions.find(({ language }) => language === defaultLanguage) ?? versions[0];
  return version === undefined ? [] : templateReplies(version);
}

function responseButtons({ byLanguage, defaultLanguage }: ResponseContent): WatchedButton[] {
  const content = byLanguage[defaultLanguage];
  return content === undefined ? [] : responseReplies(content);
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
