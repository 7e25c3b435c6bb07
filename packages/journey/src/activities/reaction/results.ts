import type { ProvidedResult } from '../definition.ts';
import type { TakenOutcome } from './first-outcome.ts';
import type { Reaction, ReactionOutcome, ReactionOutcomeOf } from './schema.ts';

type AnswerField = ReactionOutcomeOf<'flow'>['fields'][number];

/** What a reaction learns, by the outcomes it has; each only behind the ports where it is known. */
export function reactionResults({ outcomes }: Reaction): ProvidedResult[] {
  const portsOf = (...kinds: ReactionOutcome['kind'][]): string[] =>
    outcomes.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const flow = outcomes.find((outcome) => outcome.kind === 'flow');
  const built: ProvidedResult[] = [
    {
      field: 'text',
      kind: 'text',
      label: 'reply text',
      ports: portsOf('reply', 'keyword', 'button'),
    },
    { field: 'button', kind: 'text', label: 'tapped button', ports: portsOf('button', 'reply') },
    {
      field: 'place',
      kind: 'number',
      label: 'number of the tapped button or row',
      ports: portsOf('button', 'reply'),
    },
    ...(flow?.fields ?? []).map(({ name, kind }) => ({
      field: `answers.${name}`,
      kind,
      label: name,
      ports: portsOf('flow'),
    })),
    { field: 'link', kind: 'text', label: 'clicked link', ports: portsOf('click') },
    { field: 'failure', kind: 'text', label: 'kind of failure', ports: portsOf('failed') },
  ];
  return built.filter(({ ports }) => ports !== undefined && ports.length > 0);
}

/** What was learned by the outcome taken. Parts it says nothing about are absent. */
export function resultOf({ outcome, event, failure }: TakenOutcome): Record<string, unknown> {
  const isTap = event?.kind === 'button';
  return {
    ...(event?.text == null ? {} : { text: event.text }),
    ...(isTap && event.text != null ? { button: event.text } : {}),
    ...(isTap && event.button !== null ? { place: event.button + 1 } : {}),
    ...(event?.answers == null || outcome.kind !== 'flow'
      ? {}
      : { answers: typedAnswers(outcome.fields, event.answers) }),
    ...(event?.url == null ? {} : { link: event.url }),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** The answers that are used later, as what their author says they are. What can't be read so is left out. */
function typedAnswers(
  fields: readonly AnswerField[],
  answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const answer = Object.hasOwn(answers, name) ? typedAnswer(answers[name], kind) : null;
      return answer === null ? [] : [[name, answer]];
    }),
  );
}

function typedAnswer(answer: unknown, kind: AnswerField['kind']): string | number | boolean | null {
  // Several choices of one question come as a list.
  const text = Array.isArray(answer) ? answer.map(String).join(', ') : plainText(answer);
  if (text === null || text === '') return null;
  switch (kind) {
    case 'number': {
      const number = Number(text);
      return Number.isFinite(number) ? number : null;
    }
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : null;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}/.test(text) ? text : null;
    case 'text':
      return text.slice(0, 4000);
  }
}

function plainText(answer: unknown): string | null {
  return typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean'
    ? String(answer).trim()
    : null;
}
