import { meaningOf, responseReplies, templateReplies, trackedLinks } from '@waypost/journey';
import type { Graph, Reaction, ReactionOutcome, WhatsAppActivity } from '@waypost/journey';
import type { ResponseContent, Template, TemplateContent } from '@waypost/whatsapp';

import { templatesOfSender } from '../resources.ts';
import type { Resources } from '../resources.ts';

/** An outcome without the id it gets when it is added. */
export type OutcomeOffer = ReactionOutcome extends infer One
  ? One extends ReactionOutcome
    ? Omit<One, 'id'>
    : never
  : never;

export interface WatchedButton {
  /** As a tap on it comes back: its place among the buttons, or among all rows of a list. */
  button: number;
  label: string;
}

export interface WatchedLink {
  /** As it is written in each language that has one at this place. */
  urls: string[];
  label: string;
}

/** Most characters of a label that an outcome keeps. */
const longestLabel = 25;

/** What the watched message offers to tap, by the words of its default language: quick replies and rows. */
export function watchedButtons(
  reaction: Reaction,
  graph: Graph,
  resources: Resources,
): WatchedButton[] {
  const watched = watchedMessage(reaction, graph);
  if (watched === null) return [];
  const { template, response } = watched.content;
  const ofTemplate =
    template === undefined
      ? []
      : templateButtons(template, templatesOfSender(resources, watched.senderId));
  const ofResponse = response === undefined ? [] : responseButtons(response);
  return [
    ...ofTemplate,
    ...ofResponse.filter(({ button }) => ofTemplate.every((other) => other.button !== button)),
  ]
    .toSorted((a, b) => a.button - b.button)
    .map(({ button, label }) => ({ button, label: label.slice(0, longestLabel) }));
}

/** Links of the watched message: the first of every language is one, the second another, and so on. */
export function watchedLinks(
  reaction: Reaction,
  graph: Graph,
  resources: Resources,
): WatchedLink[] {
  const watched = watchedMessage(reaction, graph);
  if (watched === null) return [];
  const languages = trackedLinks(watched.content, templatesOfSender(resources, watched.senderId));
  const most = Math.max(0, ...languages.map((links) => links.length));
  return Array.from({ length: most }, (_, place) => {
    const links = languages.flatMap((one) => one[place] ?? []);
    return {
      urls: [...new Set(links.map(({ url }) => url))],
      label: (links[0]?.label ?? '').slice(0, 120),
    };
  });
}

function watchedMessage(reaction: Reaction, graph: Graph): WhatsAppActivity | null {
  const watched = graph.activities.find(({ id }) => id === reaction.activityId);
  return watched?.type === 'whatsapp' ? watched : null;
}

function versionOf(
  { name, defaultLanguage }: TemplateContent,
  templates: readonly Template[],
): Template | undefined {
  const versions = templates.filter((template) => template.name === name);
  return versions.find(({ language }) => language === defaultLanguage) ?? versions[0];
}

function templateButtons(
  content: TemplateContent,
  templates: readonly Template[],
): WatchedButton[] {
  const version = versionOf(content, templates);
  return version === undefined ? [] : templateReplies(version);
}

function responseButtons({ byLanguage, defaultLanguage }: ResponseContent): WatchedButton[] {
  const content = byLanguage[defaultLanguage];
  return content === undefined ? [] : responseReplies(content);
}

function hasFlow(reaction: Reaction, graph: Graph, resources: Resources): boolean {
  const watched = watchedMessage(reaction, graph);
  if (watched === null) return false;
  const { template, response } = watched.content;
  const version =
    template === undefined
      ? undefined
      : versionOf(template, templatesOfSender(resources, watched.senderId));
  return (
    Object.values(response?.byLanguage ?? {}).some(({ kind }) => kind === 'flow') ||
    (version?.components ?? []).some(
      (component) =>
        component.type === 'BUTTONS' && component.buttons.some(({ type }) => type === 'FLOW'),
    )
  );
}

/** What outcomes are offered under. */
export type OfferGroup = 'taps' | 'replies' | 'links' | 'delivery';

export interface GroupedOffer {
  group: OfferGroup;
  offer: OutcomeOffer;
}

/** Outcomes a reaction can wait for and does not list yet: what its message holds first. */
export function outcomeOffers(
  reaction: Reaction,
  graph: Graph,
  resources: Resources,
): GroupedOffer[] {
  const listed = new Set(reaction.outcomes.map(meaningOf));
  const links = watchedLinks(reaction, graph, resources);
  const offers = [
    ...grouped(
      'taps',
      watchedButtons(reaction, graph, resources).map((button) => ({ kind: 'button', ...button })),
    ),
    ...grouped('replies', [
      { kind: 'keyword', words: [], where: 'message' },
      ...(hasFlow(reaction, graph, resources) ? [{ kind: 'flow' as const, fields: [] }] : []),
      { kind: 'reply' },
    ]),
    ...grouped(
      'links',
      links.length === 0
        ? []
        : [
            ...links.map((link): OutcomeOffer => ({ kind: 'click', ...link })),
            { kind: 'click', urls: [], label: '' },
          ],
    ),
    ...grouped('delivery', [
      { kind: 'read' },
      { kind: 'delivered' },
      { kind: 'failed', classes: [] },
    ]),
  ];
  return offers.filter(({ offer }) => !listed.has(meaningOf({ ...offer, id: '' })));
}

function grouped(group: OfferGroup, offers: readonly OutcomeOffer[]): GroupedOffer[] {
  return offers.map((offer) => ({ group, offer }));
}
