import { useSyncExternalStore } from 'react';

/** Where the phone stands: beside the pane, or in its place where there is no room. */
type PhonePlace = 'beside' | 'inPlace';

/** Beside the pane it is shown unless somebody hid it; in its place it is hidden unless somebody asked for it. */
const usual: Record<PhonePlace, boolean> = { beside: true, inPlace: false };
const keys: Record<PhonePlace, string> = {
  beside: 'waypost.phone.beside',
  inPlace: 'waypost.phone.inPlace',
};
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isShown(place: PhonePlace): boolean {
  const kept = localStorage.getItem(keys[place]);
  return kept === null ? usual[place] : kept === 'shown';
}

/** Shows or hides the phone, everywhere in the editor; the choice outlives the visit. */
export function showPhone(place: PhonePlace, shown: boolean): void {
  if (shown === usual[place]) localStorage.removeItem(keys[place]);
  else localStorage.setItem(keys[place], shown ? 'shown' : 'hidden');
  for (const listener of listeners) listener();
}

/** Whether the phone is shown where it stands, and how to change that. */
export function usePhoneShown(isBeside: boolean): [boolean, (shown: boolean) => void] {
  const place = isBeside ? 'beside' : 'inPlace';
  const shown = useSyncExternalStore(subscribe, () => isShown(place));
  return [shown, (next) => showPhone(place, next)];
}
