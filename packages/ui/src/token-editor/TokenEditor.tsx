import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder as placeholderText, tooltips } from '@codemirror/view';
import { useEffect, useEffectEvent, useId, useImperativeHandle, useRef } from 'react';
import type { Ref } from 'react';

import { boxClasses, Field } from '../fields/Field.tsx';
import type { FieldTexts } from '../fields/Field.tsx';
import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { completion } from './completion.ts';
import { editorTheme } from './editorTheme.ts';
import { pills } from './pills.ts';
import { singleLine } from './singleLine.ts';
import { TokenMenu } from './TokenMenu.tsx';
import { tokenText } from './tokens.ts';
import type { TokenOption } from './tokens.ts';

/** What a page can do with an editor it holds by `ref`. */
export interface TokenEditorHandle {
  /** Writes `{{ path }}` in place of the selection and puts the caret behind it. */
  insertToken: (path: string) => void;
  focus: () => void;
}

export interface TokenEditorProps extends FieldTexts {
  /** Plain text with Liquid outputs, e.g. `Hi {{ profile.first_name }}`. */
  value: string;
  onChange: (value: string) => void;
  /** The values that can be put in. */
  tokens: readonly TokenOption[];
  /** Fixed when the editor is first drawn. */
  isMultiline?: boolean;
  isRequired?: boolean;
  isReadOnly?: boolean;
  placeholder?: string;
  /** Shows a counter of characters; the text may run over. */
  limit?: number;
  /** The characters that count, where these are not the ones written: with personal values filled in. */
  length?: number;
  onBlur?: () => void;
  ref?: Ref<TokenEditorHandle>;
}

const tokenExtensions = (tokens: readonly TokenOption[]) => [pills(tokens), completion(tokens)];

function insert(view: EditorView | null, path: string): void {
  if (!view) return;
  view.dispatch(view.state.replaceSelection(tokenText(path)), { userEvent: 'input' });
  view.focus();
}

/**
 * A text with personal values in it. A value is a pill; it comes in from the button beside the
 * label or by typing `{{`.
 */
export function TokenEditor({
  value,
  onChange,
  tokens,
  isMultiline = false,
  isRequired = false,
  isReadOnly = false,
  placeholder = '',
  limit,
  length = value.length,
  onBlur,
  ref,
  ...texts
}: TokenEditorProps) {
  const strings = useUiStrings();
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const parts = useRef({ tokens: new Compartment(), state: new Compartment() });
  const isInvalid = Boolean(texts.error);

  const changed = useEffectEvent((text: string) => {
    if (text !== value) onChange(text);
  });
  const blurred = useEffectEvent(() => onBlur?.());
  const open = useEffectEvent(
    (parent: HTMLElement) =>
      new EditorView({
        parent,
        state: EditorState.create({
          doc: value,
          extensions: [
            history(),
            keymap.of([...historyKeymap, ...defaultKeymap]),
            EditorView.lineWrapping,
            // Out of the flow, so that a scrolling pane does not cut the list off.
            tooltips({ position: 'fixed' }),
            editorTheme,
            parts.current.tokens.of(tokenExtensions(tokens)),
            isMultiline ? [] : singleLine,
            EditorView.contentAttributes.of({
              'aria-labelledby': `${id}-label`,
              'aria-describedby': `${id}-message`,
              'aria-multiline': String(isMultiline),
            }),
            parts.current.state.of([]),
            EditorView.updateListener.of((update) => {
              if (update.docChanged) changed(update.state.doc.toString());
            }),
            EditorView.domEventHandlers({ blur: () => blurred() }),
          ],
        }),
      }),
  );

  useEffect(() => {
    if (!host.current) return;
    const view = open(host.current);
    editor.current = view;
    return () => {
      editor.current = null;
      view.destroy();
    };
  }, []);

  useEffect(() => {
    const view = editor.current;
    if (view && view.state.doc.toString() !== value) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
    }
  }, [value]);

  useEffect(() => {
    editor.current?.dispatch({
      effects: parts.current.tokens.reconfigure(tokenExtensions(tokens)),
    });
  }, [tokens]);

  useEffect(() => {
    editor.current?.dispatch({
      effects: parts.current.state.reconfigure([
        EditorState.readOnly.of(isReadOnly),
        EditorView.editable.of(!isReadOnly),
        placeholderText(placeholder),
        EditorView.contentAttributes.of({
          'aria-invalid': String(isInvalid),
          'aria-required': String(isRequired),
        }),
      ]),
    });
  }, [isReadOnly, isInvalid, isRequired, placeholder]);

  useImperativeHandle(ref, () => ({
    insertToken: (path) => insert(editor.current, path),
    focus: () => editor.current?.focus(),
  }));

  return (
    <Field
      id={id}
      {...texts}
      isRequired={isRequired}
      aside={
        !isReadOnly && (
          <TokenMenu tokens={tokens} onChoose={(path) => insert(editor.current, path)} />
        )
      }
    >
      <div
        ref={host}
        className={classes(
          boxClasses,
          isMultiline && 'min-h-24 items-start',
          isInvalid && 'border-danger',
          isReadOnly && 'bg-sunken',
        )}
      />
      {limit !== undefined && (
        <span
          className={classes(
            'self-end text-caption',
            length > limit ? 'text-danger' : 'text-muted',
          )}
        >
          {strings.countOf(length, limit)}
        </span>
      )}
    </Field>
  );
}
