import { variableNames } from '../variables.ts';
import { isCodeDraft, type TemplateDraft } from './draft.ts';

/** A text of a draft that may hold variables. */
export interface DraftText {
  /** Path in the draft: `header.text`, `body`, `cards.0.body`. */
  field: string;
  /** What the keys of its variables begin with: `header.`, `body.`, `card.0.body.`. */
  prefix: string;
  text: string;
}

/** Every text whose variables have an example of their own, in the order of the message. */
export function draftTexts(draft: TemplateDraft): DraftText[] {
  if (isCodeDraft(draft)) return [];
  const body: DraftText = { field: 'body', prefix: 'body.', text: draft.body };
  if (draft.layout === 'carousel') {
    return [
      body,
      ...draft.cards.map((card, index) => ({
        field: `cards.${index}.body`,
        prefix: `card.${index}.body.`,
        text: card.body,
      })),
    ];
  }
  if (draft.header.kind !== 'text') return [body];
  return [{ field: 'header.text', prefix: 'header.', text: draft.header.text }, body];
}

/** Keys of all examples that a draft needs, each once. */
export function exampleKeys(draft: TemplateDraft): string[] {
  return draftTexts(draft).flatMap(({ prefix, text }) =>
    variableNames(text).map((name) => `${prefix}${name}`),
  );
}

/** Numbered as soon as every variable is a number, named otherwise. Meta takes no mixture. */
export function parameterFormatOf(draft: TemplateDraft): 'POSITIONAL' | 'NAMED' {
  const names = draftTexts(draft).flatMap(({ text }) => variableNames(text));
  return names.every((name) => /^\d+$/.test(name)) ? 'POSITIONAL' : 'NAMED';
}
