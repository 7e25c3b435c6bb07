const focusable =
  '[contenteditable="true"], input:not([type="hidden"]):not([hidden]), textarea, button, [tabindex="0"]';

/**
 * Puts the cursor into the field a problem points at: the one with exactly this path, else the one
 * that stands for the longest part of it. Returns false when the pane shows no such field.
 */
export function focusField(pane: HTMLElement, field: string): boolean {
  const anchor = [...pane.querySelectorAll<HTMLElement>('[data-field]')]
    .filter(({ dataset }) => covers(dataset['field'] ?? '', field))
    .sort((a, b) => (b.dataset['field'] ?? '').length - (a.dataset['field'] ?? '').length)[0];
  const control = anchor?.querySelector<HTMLElement>(focusable);
  if (!anchor || !control) return false;
  anchor.scrollIntoView({ block: 'center' });
  control.focus();
  return true;
}

function covers(anchor: string, field: string): boolean {
  return anchor !== '' && (field === anchor || field.startsWith(`${anchor}.`));
}
