/** Where a cursor belongs, best first: a text, then a choice; buttons beside a text come last. */
const controls = [
  '[contenteditable="true"], input:not([type="hidden"], [hidden]), textarea',
  'button, [tabindex="0"]',
];

/**
 * Puts the cursor into the field a problem points at: the one with exactly this path, else the one
 * that stands for the longest part of it. Returns false when the pane shows no such field.
 */
export function focusField(pane: HTMLElement, field: string): boolean {
  const anchor = [...pane.querySelectorAll<HTMLElement>('[data-field]')]
    .filter(({ dataset }) => covers(dataset['field'] ?? '', field))
    .sort((a, b) => (b.dataset['field'] ?? '').length - (a.dataset['field'] ?? '').length)[0];
  if (!anchor) return false;
  const control = controls
    .map((selector) => anchor.querySelector<HTMLElement>(selector))
    .find((found) => found !== null);
  if (!control) return false;
  anchor.scrollIntoView({ block: 'center' });
  control.focus();
  return true;
}

function covers(anchor: string, field: string): boolean {
  return anchor !== '' && (field === anchor || field.startsWith(`${anchor}.`));
}
