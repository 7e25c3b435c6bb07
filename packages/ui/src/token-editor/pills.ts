import { Decoration, EditorView, MatchDecorator, ViewPlugin, WidgetType } from '@codemirror/view';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';
import type { Extension } from '@codemirror/state';

import { tokenName, tokenPattern } from './tokens.ts';
import type { TokenOption } from './tokens.ts';

class Pill extends WidgetType {
  readonly name: string;
  readonly isKnown: boolean;

  constructor(name: string, isKnown: boolean) {
    super();
    this.name = name;
    this.isKnown = isKnown;
  }

  override eq(other: Pill): boolean {
    return other.name === this.name && other.isKnown === this.isKnown;
  }

  override toDOM(): HTMLElement {
    const pill = document.createElement('span');
    pill.className = this.isKnown ? 'token-pill' : 'token-pill token-pill-unknown';
    pill.textContent = this.name;
    return pill;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** Draws every `{{ … }}` as one pill, over which the caret steps and which Backspace removes whole. */
export function pills(options: readonly TokenOption[]): Extension {
  const matcher = new MatchDecorator({
    regexp: tokenPattern,
    decoration: (match) => {
      const { name, isKnown } = tokenName(match[1] ?? '', options);
      return Decoration.replace({ widget: new Pill(name, isKnown) });
    },
  });
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = matcher.createDeco(view);
      }

      update(update: ViewUpdate): void {
        this.decorations = matcher.updateDeco(update, this.decorations);
      }
    },
    { decorations: (instance) => instance.decorations },
  );
  return [
    plugin,
    EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none),
  ];
}
