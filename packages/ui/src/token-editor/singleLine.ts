import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Keeps a text on one line: pasted lines are joined by a space, Enter does nothing. */
export const singleLine: Extension = [
  EditorView.clipboardInputFilter.of((text) => text.replace(/\s*\r?\n\s*/g, ' ')),
  EditorState.transactionFilter.of((transaction) =>
    transaction.newDoc.lines > 1 ? [] : transaction,
  ),
];
