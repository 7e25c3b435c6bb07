import { isLinkOf, type Template, type WhatsAppContent } from '@waypost/whatsapp';

import type { OwnProblem, ValidationScope } from '../definition.ts';
import { plainWords } from '../said-words.ts';
import { trackedLinks } from './links.ts';
import { responseReplies, templateReplies, type TappableReply } from './replies.ts';
import type { Reaction, ReactionOutcome, ReactionOutcomeOf } from './schema.ts';

/** What is wrong with the outcomes of a reaction, each problem at its outcome. */
export function outcomeProblems(activity: Reaction, scope: ValidationScope): OwnProblem[] {
  if (activity.outcomes.length === 0) {
    return [problem('outcomes', 'outcome_missing', 'Add at least one outcome to wait for.')];
  }
  const watched = watchedMessage(activity, scope);
  const seen = new Set<string>();
  const words = new Set<string>();
  return activity.outcomes.flatMap((outcome, index) => {
    const field = `outcomes.${index}`;
    const meaning = meaningOf(outcome);
    const isRepeated = seen.has(meaning);
    seen.add(meaning);
    return [
      ...(isRepeated
        ? [problem(field, 'outcome_repeated', 'This outcome is listed twice. Remove one.')]
        : []),
      ...ownProblems(outcome, field, words),
      ...(watched === null ? [] : contentProblems(outcome, field, watched)),
    ];
  });
}

/** Two outcomes with the same meaning exclude each other. */
export function meaningOf(outcome: ReactionOutcome): string {
  switch (outcome.kind) {
    case 'button':
      return `button ${outcome.button}`;
    case 'keyword':
      return `keyword ${outcome.id}`;
    case 'click':
      return `click ${outcome.urls.toSorted().join(' ')}`;
    case 'failed':
      return `failed ${outcome.classes.toSorted().join(' ')}`;
    case 'delivered':
    case 'read':
    case 'reply':
    case 'flow':
      return outcome.kind;
  }
}

function ownProblems(outcome: ReactionOutcome, field: string, words: Set<string>): OwnProblem[] {
  if (outcome.kind === 'keyword') return wordProblems(outcome, `${field}.words`, words);
  if (outcome.kind !== 'flow') return [];
  return outcome.fields.flatMap(({ name }, place) =>
    outcome.fields.findIndex((other) => other.name === name) === place
      ? []
      : [
          problem(
            `${field}.fields.${place}.name`,
            'event_field_repeated',
            `The field "${name}" is listed twice. Remove one.`,
          ),
        ],
  );
}

function wordProblems(
  { words: own, where }: ReactionOutcomeOf<'keyword'>,
  field: string,
  words: Set<string>,
): OwnProblem[] {
  const wanted = [...new Set(own.map(plainWords))].filter((word) => word !== '');
  if (wanted.length === 0) {
    return [problem(field, 'outcome_words_missing', 'Write at least one word to wait for.')];
  }
  return wanted.flatMap((word) => {
    const key = `${where} ${word}`;
    if (words.has(key)) {
      return [
        problem(
          field,
          'outcome_words_repeated',
          `"${word}" already leads another way. Remove it here or there.`,
        ),
      ];
    }
    words.add(key);
    return [];
  });
}

/** The message a reaction waits for; `templates` null while they are not known. */
interface WatchedMessage {
  content: WhatsAppContent;
  replies: readonly TappableReply[];
  templates: readonly Template[];
}

function watchedMessage(activity: Reaction, scope: ValidationScope): WatchedMessage | null {
  const watched = scope.activityById(activity.activityId ?? '');
  if (watched?.type !== 'whatsapp' || watched.senderId === null) return null;
  const { template: chosen, response } = watched.content;
  const templates = scope
    .templatesOf(watched.senderId)
    .filter((template) => template.name === chosen?.name);
  if (templates.length === 0 && (chosen !== undefined || response === undefined)) return null;
  return {
    content: watched.content,
    templates,
    replies: [
      ...templates.flatMap(templateReplies),
      ...Object.values(response?.byLanguage ?? {}).flatMap(responseReplies),
    ],
  };
}

function contentProblems(
  outcome: ReactionOutcome,
  field: string,
  watched: WatchedMessage,
): OwnProblem[] {
  if (outcome.kind === 'button') return buttonProblems(outcome, field, watched);
  if (outcome.kind === 'click') return clickProblems(outcome, field, watched);
  if (outcome.kind === 'flow' && !hasFlow(watched)) {
    return [
      problem(
        field,
        'flow_absent',
        'The message has no Flow to answer. Remove this outcome, or add a Flow to the message.',
      ),
    ];
  }
  return [];
}

function buttonProblems(
  { button, label }: ReactionOutcomeOf<'button'>,
  field: string,
  { replies }: WatchedMessage,
): OwnProblem[] {
  const there = replies.filter((reply) => reply.button === button);
  if (there.some((reply) => label === '' || sameWords(reply.label, label))) return [];
  const [instead] = there;
  const more = instead === undefined ? '' : ` In its place stands “${instead.label}”.`;
  return [
    problem(
      field,
      'button_unknown',
      `The message has no answer “${label}” to tap.${more} Choose one of its answers, or remove this outcome.`,
    ),
  ];
}

/** Labels are stored cut to what a button holds. */
function sameWords(words: string, label: string): boolean {
  return words.trim().slice(0, 25).trim() === label.trim();
}

function clickProblems(
  { urls, label }: ReactionOutcomeOf<'click'>,
  field: string,
  { content, templates }: WatchedMessage,
): OwnProblem[] {
  if (content.shortenLinks !== true) {
    return [
      problem(
        field,
        'links_not_shortened',
        'Clicks are seen only on short links. Turn on short links in the message, under Delivery.',
      ),
    ];
  }
  const links = trackedLinks(content, templates).flat();
  const isThere =
    urls.length === 0
      ? links.length > 0
      : urls.some((url) => links.some((link) => link.url === url || isLinkOf(link.url, url)));
  if (isThere) return [];
  const which =
    urls.length === 0 ? 'no link whose clicks are seen' : `no link “${label || urls[0]}”`;
  return [
    problem(
      field,
      'link_unknown',
      `The message has ${which}. Choose one of its links, or remove this outcome.`,
    ),
  ];
}

function hasFlow({ content, templates }: WatchedMessage): boolean {
  return (
    Object.values(content.response?.byLanguage ?? {}).some(({ kind }) => kind === 'flow') ||
    templates.some(({ components }) =>
      components.some(
        (component) =>
          component.type === 'BUTTONS' && component.buttons.some(({ type }) => type === 'FLOW'),
      ),
    )
  );
}

function problem(field: string, code: string, text: string): OwnProblem {
  return { severity: 'error', field, code, text };
}
