import { autocompletion } from '@codemirror/autocomplete';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';

import { tokenText } from './tokens.ts';
import type { TokenOption } from './tokens.ts';

/** Offers the values after `{{`; the chosen one is written whole, with its closing braces. */
export function completion(options: readonly TokenOption[]): Extension {
  const source = (context: CompletionContext): CompletionResult | null => {
    const typed = context.matchBefore(/\{\{\s*[\w.]*/);
    if (!typed) return null;
    const closes = context.state.sliceDoc(context.pos, context.pos + 4).match(/^\s*\}\}/);
    return {
      from: typed.from + (/^\{\{\s*/.exec(typed.text)?.[0].length ?? 2),
      options: options.map((option) => ({
        label: option.path,
        displayLabel: option.label,
        detail: option.path,
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
  return autocompletion({ override: [source], icons: false, activateOnTypingDelay: 0 });
}
