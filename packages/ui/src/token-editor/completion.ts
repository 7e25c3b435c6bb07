import { autocompletion } from '@codemirror/autocomplete';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';

import { groupTokens, tokenText } from './tokens.ts';
import type { TokenOption } from './tokens.ts';

/** Liquid filters an author of messages has a use for. */
const filters = [
  'default: ""',
  'capitalize',
  'upcase',
  'downcase',
  'truncate: 20',
  'date: "%d.%m.%Y"',
  'round',
  'round: 2',
  'times: 1',
  'plus: 1',
  'minus: 1',
  'join: ", "',
  'size',
];

/** Offers filters behind the `|` of a value whose braces are not closed yet. */
function filterSource(context: CompletionContext): CompletionResult | null {
  const typed = context.matchBefore(/\{\{[^{}]*\|\s*\w*/);
  if (!typed) return null;
  const word = context.matchBefore(/\w*/);
  return { from: word?.from ?? context.pos, options: filters.map((label) => ({ label })) };
}

/** Offers the values after `{{`; the chosen one is written whole, with its closing braces. */
export function completion(options: readonly TokenOption[]): Extension {
  const ranks = new Map(groupTokens(options).map(({ group }, rank) => [group, rank]));
  const source = (context: CompletionContext): CompletionResult | null => {
    const typed = context.matchBefore(/\{\{\s*[\w.]*/);
    if (!typed) return null;
    const closes = context.state.sliceDoc(context.pos, context.pos + 4).match(/^\s*\}\}/);
    return {
      from: typed.from + (/^\{\{\s*/.exec(typed.text)?.[0].length ?? 2),
      options: options.map((option) => ({
        label: option.path,
        displayLabel: option.label,
        detail: option.sample ?? option.path,
        ...(option.group === undefined
          ? {}
          : { section: { name: option.group, rank: ranks.get(option.group) ?? 0 } }),
        apply: (view, _completion, _from, to) => {
          const end = to + (closes?.[0].length ?? 0);
          const insert = tokenText(option.path);
          view.dispatch({
            changes: { from: typed.from, to: end, insert },
            selection: { anchor: typed.from + insert.length },
            userEvent: 'input.complete',
          });
        },
      })),
    };
  };
  return autocompletion({
    override: [source, filterSource],
    icons: false,
    activateOnTypingDelay: 0,
  });
}
