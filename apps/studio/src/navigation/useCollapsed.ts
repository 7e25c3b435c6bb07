import { useState, useSyncExternalStore } from 'react';

const key = 'waypost.navigation';
const narrow = window.matchMedia('(max-width: 1279px)');

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/**
 * Whether the navigation is collapsed: always below 1280 px until the reader opens it for this
 * visit; above, as the reader left it last time.
 */
export function useCollapsed(): [boolean, (collapsed: boolean) => void] {
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches);
  const [wide, setWide] = useState(() => localStorage.getItem(key) === 'collapsed');
  const [opened, setOpened] = useState(false);
  const set = (collapsed: boolean): void => {
    if (isNarrow) {
      setOpened(!collapsed);
      return;
    }
    setWide(collapsed);
    localStorage.setItem(key, collapsed ? 'collapsed' : 'open');
  };
  return [isNarrow ? !opened : wide, set];
}
