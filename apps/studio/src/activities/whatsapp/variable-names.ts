import type { Bubble, TextRun } from '@waypost/whatsapp';

/** The bubble with missing values called as the template calls them: `{{1}}` and not `body.1`. */
export function withVariableNames(bubble: Bubble): Bubble {
  return {
    ...bubble,
    body: bubble.body.map(withVariableName),
    ...(bubble.header?.kind === 'text'
      ? { header: { ...bubble.header, runs: bubble.header.runs.map(withVariableName) } }
      : {}),
    ...(bubble.cards === undefined
      ? {}
      : {
          cards: bubble.cards.map((card) => ({ ...card, body: card.body.map(withVariableName) })),
        }),
  };
}

function withVariableName(run: TextRun): TextRun {
  return run.slot === undefined
    ? run
    : { ...run, slot: run.slot.replace(/^(?:card\.\d+\.)?(?:header|body)\.(.+)$/, '{{$1}}') };
}
