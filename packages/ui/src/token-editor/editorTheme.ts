import { EditorView } from '@codemirror/view';

/** The look of the editor's inside; its box is drawn around it like every field's. */
export const editorTheme = EditorView.theme({
  '&': { width: '100%', backgroundColor: 'transparent', color: 'var(--color-ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'inherit',
    fontSize: '14px',
    lineHeight: '20px',
    maxHeight: '240px',
  },
  '.cm-content': { padding: '7px 12px', caretColor: 'var(--color-ink)' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--color-muted)' },
  '.token-pill': {
    display: 'inline-block',
    padding: '0 6px',
    borderRadius: 'var(--radius-chip)',
    backgroundColor: 'var(--color-success-tint)',
    color: 'var(--color-success)',
    fontWeight: '500',
    cursor: 'default',
  },
  '.token-pill-unknown': {
    backgroundColor: 'var(--color-warning-tint)',
    color: 'var(--color-warning)',
  },
  '.cm-tooltip': {
    zIndex: '20',
    border: '1px solid var(--color-line)',
    borderRadius: 'var(--radius-control)',
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-ink)',
    boxShadow: 'var(--shadow-popover)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: '12px',
    justifyContent: 'space-between',
    padding: '6px 8px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--color-primary)',
    color: 'var(--color-on-primary)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > completion-section': {
    display: 'block',
    borderBottom: 'none',
    padding: '6px 8px 2px',
    fontSize: '12px',
    color: 'var(--color-muted)',
    opacity: '1',
  },
  '.cm-completionDetail': { fontStyle: 'normal', fontSize: '12px', opacity: '0.8' },
});
