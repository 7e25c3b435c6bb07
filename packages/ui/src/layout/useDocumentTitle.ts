import { useEffect } from 'react';

/** Names the browser's tab after the screen, until the screen is left. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · Waypost`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
